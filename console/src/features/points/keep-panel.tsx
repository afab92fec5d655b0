import { Segmented, Switch } from 'antd';
import type { PointsRulesDraft } from '@jieti/shared/api/points';
import { cashNote } from '@jieti/shared/rules/points/cash-of-points';
import { NumberField } from '../../components/number-field';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import type { Problems } from './rule-fields';
import styles from './points.module.css';

interface KeepPanelProps {
  readonly draft: PointsRulesDraft;
  readonly problems: Problems;
  readonly set: (part: Partial<PointsRulesDraft>) => void;
}

/** When points may be spent, when they end, and what comes back. */
export function KeepPanel({ draft, problems, set }: KeepPanelProps) {
  const t = useText();
  return (
    <Panel title={t('什么时候能花，什么时候到期')}>
      <div className={styles.fields}>
        <div className={styles.triple}>
          <NumberField
            label={t('消费后几天能花')}
            unit="天"
            whole
            value={draft.pendingDays}
            problem={problems['pendingDays']}
            onChange={(days) => set({ pendingDays: days ?? 0 })}
          />
          <NumberField
            label={t('退回时已到期的，再有效')}
            unit="天"
            whole
            value={draft.restoredDays}
            problem={problems['restoredDays']}
            onChange={(days) => set({ restoredDays: days ?? 0 })}
          />
        </div>
        <ExpiryFields draft={draft} problems={problems} set={set} />
      </div>
    </Panel>
  );
}

type ExpiryKind = PointsRulesDraft['expiry']['kind'];

const firstExpiry: { readonly [K in ExpiryKind]: Extract<PointsRulesDraft['expiry'], { kind: K }> } = {
  never: { kind: 'never' },
  days: { kind: 'days', days: 365 },
  months: { kind: 'months', months: 12 },
  yearEnd: { kind: 'yearEnd', years: 1 },
};

function ExpiryFields({ draft: { expiry }, problems, set }: KeepPanelProps) {
  const t = useText();
  const change = (value: PointsRulesDraft['expiry']) => set({ expiry: value });
  return (
    <div className={styles.expiry}>
      <div className="field">
        <div className="field-head">
          <span>{t('多久到期')}</span>
        </div>
        <Segmented
          aria-label={t('多久到期')}
          value={expiry.kind}
          onChange={(kind) => change(firstExpiry[kind])}
          options={[
            { value: 'never' as const, label: t('长期有效') },
            { value: 'days' as const, label: t('按天数') },
            { value: 'months' as const, label: t('几个月后的月底') },
            { value: 'yearEnd' as const, label: t('年底') },
          ]}
        />
      </div>
      {expiry.kind === 'days' && (
        <NumberField
          label={t('得到后')}
          unit="天"
          whole
          value={expiry.days || null}
          problem={problems['expiry.days']}
          onChange={(days) => change({ kind: 'days', days: days ?? 0 })}
        />
      )}
      {expiry.kind === 'months' && (
        <NumberField
          label={t('得到后')}
          unit="个月"
          whole
          value={expiry.months}
          problem={problems['expiry.months']}
          onChange={(months) => change({ kind: 'months', months: months ?? 0 })}
        />
      )}
      {expiry.kind === 'yearEnd' && (
        <NumberField
          label={t('几年后（0 是当年）')}
          unit="年"
          whole
          value={expiry.years}
          problem={problems['expiry.years']}
          onChange={(years) => change({ kind: 'yearEnd', years: years ?? 0 })}
        />
      )}
    </div>
  );
}

/** What points buy at the till; without it they buy coupons and gifts only. */
export function SpendingPanel({ draft: { spending }, problems, set }: KeepPanelProps) {
  const t = useText();
  const change = (part: Partial<NonNullable<PointsRulesDraft['spending']>>) =>
    spending && set({ spending: { ...spending, ...part } });
  return (
    <Panel
      title={t('当钱花')}
      note={spending ? cashNote(spending) : t('关着：只换券和礼品')}
      extra={
        <Switch
          size="small"
          aria-label={t('积分能抵钱')}
          checked={spending !== null}
          onChange={(on) => set({ spending: on ? { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 } : null })}
        />
      }
    >
      {spending && (
        <div className={styles.quad}>
          <NumberField
            label={t('每')}
            unit="积分"
            whole
            value={spending.points || null}
            problem={problems['spending.points']}
            onChange={(points) => change({ points: points ?? 0 })}
          />
          <NumberField
            label={t('抵')}
            unit="元"
            value={spending.fen / 100 || null}
            problem={problems['spending.fen']}
            onChange={(yuan) => change({ fen: Math.round((yuan ?? 0) * 100) })}
          />
          <NumberField
            label={t('最多抵账单的')}
            unit="%"
            whole
            value={spending.maxPercent || null}
            problem={problems['spending.maxPercent']}
            onChange={(maxPercent) => change({ maxPercent: maxPercent ?? 0 })}
          />
          <NumberField
            label={t('账单至少')}
            unit="元"
            value={spending.minBillFen / 100 || null}
            placeholder={t('不限')}
            problem={problems['spending.minBillFen']}
            onChange={(yuan) => change({ minBillFen: Math.round((yuan ?? 0) * 100) })}
          />
        </div>
      )}
    </Panel>
  );
}
