import { Input, InputNumber, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PointsRulesDraft } from '@jieti/shared/api/points';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { cashOfPoints } from '@jieti/shared/rules/points/cash-of-points';
import { explainEarning, type ExplainedEarning } from '@jieti/shared/rules/points/explain-earning';
import { pointsMultiplier } from '@jieti/shared/rules/points/points-multiplier';
import { programmeQuery } from '../../api/programme';
import { storesQuery } from '../../api/stores';
import { FormField } from '../../components/form-field';
import { Panel } from '../../components/panel';
import { dateField, dateWords } from '../../lib/dates';
import { isoDay } from '../../lib/iso-day';
import { count, money, signed } from '../../lib/numbers';
import { dayStart } from '../../lib/shop-moment';
import { useNow } from '../../lib/use-now';
import { useText } from '../../lib/use-text';
import styles from './points.module.css';

const TIME_ZONE = 'Asia/Shanghai';
const NOON = 12 * 3_600_000;
/** What a bill is worth in points is hard to feel; a thousand points are easier. */
const SAMPLE_POINTS = 1_000;

interface Example {
  readonly kind: 'purchase' | 'engagement';
  readonly tier: string | null;
  readonly yuan: number | null;
  readonly categories: readonly string[];
  readonly storeId: string | null;
  readonly activity: string;
  readonly day: string;
}

/** What a purchase or an activity would earn by the rules on the screen, line by line, and what points are worth. */
export function CalculatorPanel({ draft }: { readonly draft: PointsRulesDraft }) {
  const t = useText();
  const now = useNow(60_000);
  const { data: programme } = useQuery(programmeQuery);
  const [example, setExample] = useState<Example>({
    ...{ kind: 'purchase', tier: null, yuan: 128, categories: [], storeId: null, activity: 'checkin', day: '' },
  });
  const tiers = programme?.current.tiers ?? [];
  const tier = tiers.find(({ key }) => key === example.tier) ?? tiers[0];
  const day = example.day || isoDay(now);
  const occurredAt = (dayStart(day) ?? now) + NOON;
  const { storeId, activity, categories } = example;
  const explained = explainEarning({
    rules: { ...draft, timeZone: TIME_ZONE },
    event:
      example.kind === 'purchase'
        ? { kind: 'purchase', amountFen: Math.round((example.yuan ?? 0) * 100), categories, storeId, occurredAt }
        : { kind: 'engagement', activity, storeId, occurredAt },
    tier: tier?.key ?? '',
    multiplierPercent: pointsMultiplier(tier?.perks ?? []),
  });
  return (
    <Panel title={t('算一笔')} note={t('按左边的规则，没发布也能算')}>
      <ExampleFields
        example={{ ...example, tier: tier?.key ?? null, day }}
        draft={draft}
        onChange={(part) => setExample({ ...example, ...part })}
      />
      <Result explained={explained} />
      <p className={styles.worth}>
        {draft.spending
          ? t('{points} 积分值 {money}，最多抵账单的 {percent}%。', {
              points: count(SAMPLE_POINTS),
              money: money(cashOfPoints(draft.spending, SAMPLE_POINTS)),
              percent: draft.spending.maxPercent,
            })
          : t('积分不抵钱，只换券和礼品。')}
      </p>
    </Panel>
  );
}

interface ExampleFieldsProps {
  readonly example: Example;
  readonly draft: PointsRulesDraft;
  readonly onChange: (part: Partial<Example>) => void;
}

function ExampleFields({ example, draft, onChange }: ExampleFieldsProps) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  const perks = programme?.current.tiers.flatMap((tier) => tier.perks) ?? [];
  const ruled = draft.earning.flatMap((rule) => (rule.kind === 'spend' ? rule.categories : []));
  const categories = [...new Set([...ruled, ...perks.flatMap((perk) => perk.categories ?? [])])];
  const activities = [...new Set(draft.earning.flatMap((rule) => (rule.kind === 'spend' ? [] : [rule.activity])))];
  return (
    <div className={styles.fields}>
      <Segmented
        block
        aria-label={t('算什么')}
        value={example.kind}
        onChange={(kind) => onChange({ kind })}
        options={[
          { value: 'purchase' as const, label: t('消费') },
          { value: 'engagement' as const, label: t('互动') },
        ]}
      />
      <div className={styles.pair}>
        <FormField label={t('会员等级')}>
          {(id) => (
            <Select
              id={id}
              value={example.tier}
              options={programme?.current.tiers.map(({ key, name }) => ({ value: key, label: name }))}
              onChange={(tier) => onChange({ tier })}
            />
          )}
        </FormField>
        <FormField label={t('哪一天')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              value={example.day}
              onChange={(event) => onChange({ day: event.target.value })}
            />
          )}
        </FormField>
        {example.kind === 'purchase' ? (
          <>
            <FormField label={t('实付')}>
              {(id) => (
                <InputNumber
                  id={id}
                  prefix="¥"
                  min={0}
                  max={1_000_000}
                  precision={2}
                  controls={false}
                  style={{ width: '100%' }}
                  value={example.yuan}
                  onChange={(yuan) => onChange({ yuan })}
                />
              )}
            </FormField>
            <FormField label={t('在哪家店')}>
              {(id) => (
                <Select
                  id={id}
                  allowClear
                  placeholder={t('不在门店')}
                  value={example.storeId}
                  options={stores.map((store) => ({ value: store.id, label: store.name }))}
                  onChange={(storeId: string | undefined) => onChange({ storeId: storeId ?? null })}
                />
              )}
            </FormField>
          </>
        ) : (
          <FormField label={t('互动')}>
            {(id) => (
              <Select
                id={id}
                value={example.activity}
                options={[...new Set(['checkin', ...activities])].map((activity) => ({
                  value: activity,
                  label: activityLabel(activity),
                }))}
                onChange={(activity) => onChange({ activity })}
              />
            )}
          </FormField>
        )}
      </div>
      {example.kind === 'purchase' && (
        <FormField label={t('买了什么')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={[...example.categories]}
              placeholder={t('没有记品类')}
              options={categories.map((category) => ({ value: category, label: category }))}
              onChange={(chosen) => onChange({ categories: chosen })}
            />
          )}
        </FormField>
      )}
    </div>
  );
}

function Result({ explained }: { readonly explained: ExplainedEarning }) {
  const t = useText();
  const { lines, points, availableOn, expiresOn } = explained;
  return (
    <div className={styles.result} role="status" data-testid="points-example">
      <ul>
        {lines.map((line) => (
          <li key={line.key} className={line.points === 0 ? styles.nothing : undefined}>
            <span>
              {line.title || t('没有名称的规则')}
              <small>{line.note}</small>
            </span>
            <b>{line.points === 0 ? '—' : signed(line.points)}</b>
          </li>
        ))}
      </ul>
      <p className={styles.sum}>
        <span>
          {t('一共')}
          <small>
            {t('{from}起可用', { from: dateWords(availableOn) })}，
            {expiresOn === null ? t('长期有效') : t('{to} 到期', { to: dateField(expiresOn) })}
          </small>
        </span>
        <b>
          {count(points)} {t('积分')}
        </b>
      </p>
    </div>
  );
}
