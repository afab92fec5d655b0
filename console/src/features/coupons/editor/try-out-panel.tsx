import { Button, Input, InputNumber, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCodes } from '@jieti/shared/api/errors';
import type { PricedBill } from '@jieti/shared/rules/price/price-bill';
import { programmeQuery } from '../../../api/programme';
import { storesQuery } from '../../../api/stores';
import { Icon } from '../../../components/icon';
import { Panel } from '../../../components/panel';
import { isoDay } from '../../../lib/iso-day';
import { money } from '../../../lib/numbers';
import { dayStart } from '../../../lib/shop-moment';
import { useNow } from '../../../lib/use-now';
import { useText } from '../../../lib/use-text';
import { termsOf, validityOf } from './coupon-draft';
import type { CouponForm } from './coupon-form';
import type { CouponProblems } from './coupon-problems';
import { tryCoupon } from './try-out';
import styles from './try-out.module.css';

interface TypedLine {
  readonly category: string | null;
  readonly yuan: number | null;
}

interface TryOutPanelProps {
  readonly form: CouponForm;
  readonly problems: CouponProblems;
}

const MOST_LINES = 5;
const NOON = 12 * 3_600_000;

/** A bill typed in, and what this coupon does to it, before it exists. */
export function TryOutPanel({ form, problems }: TryOutPanelProps) {
  const t = useText();
  const now = useNow(60_000);
  const { data: programme } = useQuery(programmeQuery);
  const { data: stores = [] } = useQuery(storesQuery);
  const [typed, setTyped] = useState<readonly TypedLine[]>([{ category: form.categories[0] ?? null, yuan: 128 }]);
  const [tierKey, setTierKey] = useState<string | null>(null);
  const [storeId, setStoreId] = useState<string | null>(null);
  const [day, setDay] = useState(() => isoDay(now));
  const tiers = programme?.current.tiers ?? [];
  const tier = tiers.find(({ key }) => key === (tierKey ?? form.tiers[0] ?? tiers[0]?.key)) ?? null;
  const store = storeId ?? form.stores[0] ?? stores[0]?.id ?? null;
  const lines = typed.flatMap(({ category, yuan }, index) =>
    yuan ? [{ key: String(index), title: category ?? '商品', category, amountFen: Math.round(yuan * 100) }] : [],
  );
  const ready = problems.amountYuan === undefined && problems.zhe === undefined && !lacksDays(problems);
  const bill =
    ready && lines.length > 0
      ? tryCoupon({
          terms: termsOf(form),
          validity: validityOf(form),
          lines,
          tier,
          storeId: store,
          now: (dayStart(day) ?? now) + NOON,
        })
      : null;
  return (
    <Panel title={t('试算一单')} note={t('和收银用同一套规则')}>
      <div className={styles.who}>
        <Select
          aria-label={t('会员等级')}
          value={tier?.key}
          options={tiers.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={setTierKey}
        />
        <Select
          aria-label={t('在哪家店')}
          value={store}
          options={stores.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setStoreId}
        />
        <Input type="date" aria-label={t('哪一天')} value={day} onChange={(event) => setDay(event.target.value)} />
      </div>
      <Lines lines={typed} known={form.categories} onChange={setTyped} />
      {bill ? <Outcome bill={bill} /> : <p className="muted">{t('填好金额和有效期，这里算出这单付多少。')}</p>}
    </Panel>
  );
}

const lacksDays = ({ validDays, validTo }: CouponProblems) => validDays !== undefined || validTo !== undefined;

interface LinesProps {
  readonly lines: readonly TypedLine[];
  readonly known: readonly string[];
  readonly onChange: (lines: readonly TypedLine[]) => void;
}

function Lines({ lines, known, onChange }: LinesProps) {
  const t = useText();
  const { data: programme } = useQuery(programmeQuery);
  const perks = programme?.current.tiers.flatMap((tier) => tier.perks) ?? [];
  const categories = [...new Set([...known, ...perks.flatMap((perk) => perk.categories ?? [])])];
  const change = (index: number, part: Partial<TypedLine>) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  return (
    <>
      {lines.map((line, index) => (
        <div key={index} className={styles.line}>
          <Select
            aria-label={t('第 {n} 行的品类', { n: index + 1 })}
            allowClear
            placeholder={t('别的品类')}
            value={line.category}
            options={categories.map((category) => ({ value: category, label: category }))}
            onChange={(category: string | undefined) => change(index, { category: category ?? null })}
          />
          <InputNumber
            aria-label={t('第 {n} 行的金额', { n: index + 1 })}
            prefix="¥"
            min={0.01}
            max={1_000_000}
            precision={2}
            controls={false}
            value={line.yuan}
            onChange={(yuan) => change(index, { yuan })}
          />
          <Button
            type="text"
            size="small"
            disabled={lines.length === 1}
            aria-label={t('去掉第 {n} 行', { n: index + 1 })}
            icon={<Icon name="close" size={14} />}
            onClick={() => onChange(lines.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        type="link"
        size="small"
        className={styles.add}
        disabled={lines.length >= MOST_LINES}
        icon={<Icon name="plus" size={13} />}
        onClick={() => onChange([...lines, { category: null, yuan: null }])}
      >
        {t('加一行')}
      </Button>
    </>
  );
}

function Outcome({ bill: { price, problems } }: { readonly bill: PricedBill }) {
  const t = useText();
  return (
    <div className={styles.outcome} role="status" data-testid="try-out">
      <dl>
        <div>
          <dt>{t('原价')}</dt>
          <dd>{money(price.amountFen)}</dd>
        </div>
        {price.steps.map((step) => (
          <div key={`${step.kind}-${step.couponId ?? step.title}`}>
            <dt>
              {step.title}
              <small>{step.note}</small>
            </dt>
            <dd className="text-ok">{step.amountFen === 0 ? '—' : money(step.amountFen)}</dd>
          </div>
        ))}
        <div className={styles.payable}>
          <dt>{price.freeShipping ? t('应付，免配送费') : t('应付')}</dt>
          <dd>{money(price.payableFen)}</dd>
        </div>
      </dl>
      {problems.map(({ couponId, problem }) => (
        <p key={couponId} className={styles.problem}>
          <Icon name="info" size={14} />
          {t('这单用不上：{why}', { why: errorCodes[problem].sentence })}
        </p>
      ))}
    </div>
  );
}
