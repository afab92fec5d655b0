import { Input } from 'antd';
import { FormField } from '../../../components/form-field';
import { Icon } from '../../../components/icon';
import type { IconName } from '../../../components/icon-paths';
import { Panel } from '../../../components/panel';
import { useText } from '../../../lib/use-text';
import type { Designer } from '../designer/use-designer';
import type { PublishCheck } from '../model/publish-checks';
import type { Trial } from './use-trial';
import styles from './publish.module.css';

const icons: Readonly<Record<PublishCheck['state'], { readonly icon: IconName; readonly tone: string }>> = {
  done: { icon: 'check', tone: 'text-ok' },
  open: { icon: 'circle', tone: 'muted' },
  warn: { icon: 'warning', tone: 'text-warn' },
  wait: { icon: 'clock', tone: 'muted' },
};

interface PublishPanelProps {
  readonly designer: Designer;
  readonly trial: Trial;
}

/** What stands between this draft and the members, and the day from which it counts. */
export function PublishPanel({ designer, trial }: PublishPanelProps) {
  const t = useText();
  const { checks, earliest, effectiveOn, choose } = trial;
  const open = designer.saved.state === 'open';
  const done = checks.filter(({ state }) => state === 'done' || state === 'warn').length;
  return (
    <Panel title={t('发布前检查')} extra={`${done} / ${checks.length}`}>
      <ul className={styles.checks} data-testid="publish-checks">
        {checks.map((check) => (
          <li key={check.key} data-state={check.state}>
            <span className={icons[check.state].tone}>
              <Icon name={icons[check.state].icon} size={16} />
            </span>
            <div>
              {check.title}
              {check.note && <p>{check.note}</p>}
            </div>
          </li>
        ))}
      </ul>
      {open && (
        <FormField label={t('哪天生效')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              min={earliest}
              value={effectiveOn}
              status={effectiveOn < earliest ? 'error' : undefined}
              onChange={(e) => choose(e.target.value === '' ? null : e.target.value)}
            />
          )}
        </FormField>
      )}
    </Panel>
  );
}
