import { useState } from 'react';
import type { TillOutcome } from '@jieti/shared/api/till';
import { useText } from '../../lib/use-text';
import { BillPanel } from './bill-panel';
import { MemberPanel } from './member-panel';
import { QuotePanel } from './quote-panel';
import { withCouponToggled, withLine, withLineChanged, type Sale } from './sale';
import { SecondPersonDialog } from './second-person-dialog';
import { needsSecondPerson } from './till-words';
import { Trouble } from './trouble';
import { useHotkeys } from './use-hotkeys';
import { useSale } from './use-sale';
import styles from './till.module.css';

interface SaleDeskProps {
  readonly sale: Sale;
  readonly searchProblem: unknown;
  readonly onChange: (sale: Sale) => void;
  readonly onLeave: () => void;
  readonly onDone: (outcome: TillOutcome, key: string) => void;
}

/** One member is served: who, what is bought, what it costs. */
export function SaleDesk({ sale, searchProblem, onChange, onLeave, onDone }: SaleDeskProps) {
  const t = useText();
  const work = useSale(sale, onDone);
  const [focused, setFocused] = useState(sale.lines[0]?.key ?? '');
  const { categories } = sale.visit;
  const askSecond = needsSecondPerson(work.problem);
  const change = (next: Sale) => {
    work.forget();
    onChange(next);
  };
  const record = () => {
    if (work.fresh && !work.recording) work.record(undefined);
  };
  const pickCategory = (index: number) => {
    const category = categories[index];
    if (category) change(withLineChanged(sale, focused, { category }));
  };
  useHotkeys({
    F2: () => change(withLine(sale)),
    F9: record,
    Escape: onLeave,
    ...Object.fromEntries(categories.slice(0, 9).map((_, i) => [`Alt+${i + 1}`, () => pickCategory(i)])),
  });
  const shown = work.quote?.price.couponIds ?? [];
  return (
    <main className={styles.desk}>
      <MemberPanel
        sale={sale}
        used={sale.couponIds ?? shown}
        problems={work.quote?.problems ?? []}
        onCoupon={(id) => change(withCouponToggled(sale, id, shown))}
        onAutomatic={() => change({ ...sale, couponIds: null })}
        onLeave={onLeave}
      />
      <BillPanel sale={sale} unreadable={work.unreadable} onChange={change} onFocus={setFocused} onRecord={record}>
        <Trouble error={searchProblem} />
        {!askSecond && <Trouble error={work.problem} onRetry={work.quote ? undefined : work.retryQuote} />}
      </BillPanel>
      <QuotePanel sale={sale} work={work} onChange={change} onRecord={record} />
      <SecondPersonDialog
        open={askSecond}
        error={work.problem}
        busy={work.recording}
        what={t('记账 {no}', { no: sale.receiptNo })}
        onConfirm={work.record}
        onClose={work.forget}
      />
    </main>
  );
}
