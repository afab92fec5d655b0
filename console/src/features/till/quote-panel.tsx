import { Button, InputNumber } from 'antd';
import type { Quote } from '@jieti/shared/api/till';
import { TierTag } from '../../components/tier-tag';
import { count, money, signed } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import type { Sale } from './sale';
import type { SaleInWork } from './use-sale';
import styles from './till.module.css';

interface QuotePanelProps {
  readonly sale: Sale;
  readonly work: SaleInWork;
  readonly onChange: (sale: Sale) => void;
  readonly onRecord: () => void;
}

/** What it costs and why, what the member gets for it, and the one button. */
export function QuotePanel({ sale, work, onChange, onRecord }: QuotePanelProps) {
  const t = useText();
  const { quote, fresh } = work;
  return (
    <section className={styles.quote} aria-label={t('应收')} aria-busy={quote !== undefined && !fresh}>
      {quote ? (
        <>
          <Steps quote={quote} />
          <PointsField sale={sale} quote={quote} onChange={onChange} />
          <p className={styles.payable}>
            <span>{t('应收')}</span>
            <strong data-testid="payable">{money(quote.payableFen)}</strong>
          </p>
          <After quote={quote} />
        </>
      ) : (
        <p className={styles.quiet}>{t('输入金额后，这里按会员的权益、券和积分计价。')}</p>
      )}
      <span className={styles.grow} />
      <Button
        className={styles.record}
        type="primary"
        disabled={!fresh}
        loading={work.recording}
        onClick={onRecord}
        data-testid="record"
      >
        {t('记账')} {quote && money(quote.payableFen)} <kbd>F9</kbd>
      </Button>
    </section>
  );
}

function Steps({ quote }: { readonly quote: Quote }) {
  const t = useText();
  const { price } = quote;
  return (
    <dl className={styles.steps}>
      <div>
        <dt>{t('商品金额')}</dt>
        <dd>{money(price.amountFen)}</dd>
      </div>
      {price.steps.map((step, i) => (
        <div key={i}>
          <dt>
            {step.title}
            <small>{step.note}</small>
          </dt>
          <dd>{money(step.amountFen)}</dd>
        </div>
      ))}
      {price.freeShipping && (
        <div>
          <dt>{t('免运费')}</dt>
          <dd>{money(0)}</dd>
        </div>
      )}
    </dl>
  );
}

interface PointsFieldProps {
  readonly sale: Sale;
  readonly quote: Quote;
  readonly onChange: (sale: Sale) => void;
}

function PointsField({ sale, quote, onChange }: PointsFieldProps) {
  const t = useText();
  const { spending } = sale.visit.points;
  if (!spending || !sale.visit.maySpend || quote.pointsMost === 0) return null;
  return (
    <div className={styles.points}>
      <label>
        {t('用积分')}
        <InputNumber
          size="large"
          min={0}
          max={quote.pointsMost}
          step={spending.points}
          precision={0}
          value={sale.points || null}
          placeholder="0"
          onChange={(points) => onChange({ ...sale, points: points ?? 0 })}
          data-testid="points"
        />
      </label>
      <Button size="large" onClick={() => onChange({ ...sale, points: quote.pointsMost })} data-testid="points-most">
        {t('最多 {n}，抵 {sum}', { n: count(quote.pointsMost), sum: money(quote.pointsMostFen) })}
      </Button>
    </div>
  );
}

function After({ quote }: { readonly quote: Quote }) {
  const t = useText();
  return (
    <div className={styles.after}>
      <p>
        {t('成长值 {growth}，积分 {points}，记账后可用积分 {after}', {
          growth: signed(quote.growth),
          points: signed(quote.pointsEarned),
          after: count(quote.pointsAfter),
        })}
      </p>
      {quote.tierAfter && !quote.coach && (
        <p>
          {t('这一单之后升为')} <TierTag tier={quote.tierAfter} card />
        </p>
      )}
      {quote.coach && <p>{quote.coach}</p>}
    </div>
  );
}
