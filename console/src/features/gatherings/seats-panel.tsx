import { Input } from 'antd';
import { FormField } from '../../components/form-field';
import { NumberField } from '../../components/number-field';
import { Panel } from '../../components/panel';
import { TiersField } from '../../components/tiers-field';
import { useText } from '../../lib/use-text';
import type { DraftPanelProps } from './words-panel';
import styles from './gatherings.module.css';

/** How many may come, and who. */
export function SeatsPanel({ draft, onChange }: DraftPanelProps) {
  const t = useText();
  return (
    <Panel title={t('名额')} note={t('有人取消，候补第一位自动补上并收到消息')}>
      <div className={styles.pair}>
        <NumberField
          label={t('名额')}
          unit={t('人')}
          whole
          most={10_000}
          value={draft.capacity}
          onChange={(capacity) => onChange({ ...draft, capacity: capacity ?? 0 })}
        />
        <NumberField
          label={t('候补')}
          unit={t('人')}
          whole
          most={1000}
          value={draft.waitingSeats}
          onChange={(waitingSeats) => onChange({ ...draft, waitingSeats: waitingSeats ?? 0 })}
        />
        <TiersField label={t('给谁')} value={draft.tiers} onChange={(tiers) => onChange({ ...draft, tiers })} />
        <FormField label={t('什么时候开始报名')}>
          {(id) => (
            <Input
              id={id}
              type="datetime-local"
              value={draft.signUpFrom ?? ''}
              onChange={(event) => onChange({ ...draft, signUpFrom: event.target.value || null })}
            />
          )}
        </FormField>
      </div>
      <p className="muted">{t('不填报名时间，发布后就能报名。')}</p>
    </Panel>
  );
}
