import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { Explanation } from '@jieti/shared/api/tiers';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import type { Records } from './records';
import { TimelineStep } from './timeline-step';
import styles from './timeline.module.css';

type Item = Explanation['timeline'][number];
type Theme = 'all' | 'tier' | 'spend' | 'reach';

const themeOf: Readonly<Record<Item['kind'], Exclude<Theme, 'all'>>> = {
  join: 'tier',
  upgrade: 'tier',
  renew: 'tier',
  graceStart: 'tier',
  downgrade: 'tier',
  requalify: 'tier',
  overrideStart: 'tier',
  overrideEnd: 'tier',
  adjustment: 'tier',
  purchase: 'spend',
  refund: 'spend',
  reversal: 'spend',
  coupon: 'spend',
  engagement: 'reach',
  referral: 'reach',
  message: 'reach',
};

const PORTION = 30;

interface TimelineProps {
  readonly items: readonly Item[];
  readonly records: Records;
}

/** Everything that happened, newest first; every step leads back to its record. */
export function Timeline({ items, records }: TimelineProps) {
  const t = useText();
  const now = useNow();
  const [theme, setTheme] = useState<Theme>('all');
  const [visible, setVisible] = useState(PORTION);
  const shown = items.filter((item) => theme === 'all' || themeOf[item.kind] === theme);
  return (
    <Panel
      title={t('经过')}
      note={t('每一步都能追到原始记录')}
      extra={
        <Segmented
          size="small"
          aria-label={t('筛选经过')}
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'all', label: t('全部') },
            { value: 'tier', label: t('等级') },
            { value: 'spend', label: t('消费') },
            { value: 'reach', label: t('触达') },
          ]}
        />
      }
    >
      {shown.length === 0 ? (
        <EmptyState icon="clock" title={t('这一类还没有记录')} />
      ) : (
        <>
          <ol className={styles.timeline}>
            {shown.slice(0, visible).map((item) => (
              <TimelineStep key={item.id} item={item} now={now} records={records} />
            ))}
          </ol>
          {shown.length > visible && (
            <Button block onClick={() => setVisible(visible + PORTION)}>
              {t('再看更早的 {n} 条', { n: Math.min(PORTION, shown.length - visible) })}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}
