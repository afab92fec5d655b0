import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import type { Quote, QuoteRequest, TillOutcome } from '@jieti/shared/api/till';
import { quoteQuery, recordPurchase } from '../../api/till';
import { useDebounced } from '../../lib/use-debounced';
import { newKey } from './new-key';
import { billOf, purchaseOf, type Sale } from './sale';
import { deviceName } from './till-words';

export interface SaleInWork {
  readonly quote: Quote | undefined;
  /** The quote is of exactly what is typed now; only then it may be recorded. */
  readonly fresh: boolean;
  /** Something is typed that cannot be read as a sum. */
  readonly unreadable: boolean;
  readonly problem: unknown;
  readonly recording: boolean;
  readonly record: (secondPerson?: SecondPerson) => void;
  readonly retryQuote: () => void;
  readonly forget: () => void;
}

/** The price of a sale as it is typed, and its recording. `onDone` gets what was recorded with the key to undo it. */
export function useSale(sale: Sale, onDone: (outcome: TillOutcome, key: string) => void): SaleInWork {
  const bill = billOf(sale);
  const settled = useDebounced(bill === null ? null : JSON.stringify(bill), 200);
  const asked = settled === null ? null : (JSON.parse(settled) as QuoteRequest);
  const query = useQuery(quoteQuery(bill === null ? null : asked));
  const keyOf = useKeys();
  const queries = useQueryClient();
  const record = useMutation({
    mutationFn: async (secondPerson?: SecondPerson) => {
      if (!bill || !query.data) return null;
      const purchase = purchaseOf(bill, query.data, sale.receiptNo);
      const key = keyOf(JSON.stringify(purchase));
      const by = { idempotencyKey: key, device: deviceName(newKey), ...(secondPerson ? { secondPerson } : {}) };
      return { key, outcome: await recordPurchase({ ...purchase, ...by }) };
    },
    onSuccess: async (done) => {
      if (!done) return;
      onDone(done.outcome, done.key);
      await queries.invalidateQueries({ queryKey: ['till'], predicate: ({ queryKey }) => queryKey[1] !== 'quote' });
    },
  });
  const same = bill !== null && JSON.stringify(bill) === settled;
  return {
    quote: bill === null ? undefined : query.data,
    fresh: same && query.isSuccess && !query.isPlaceholderData,
    unreadable: bill === null && sale.lines.some((line) => line.amount.trim() !== ''),
    problem: record.error ?? (bill === null ? null : query.error),
    recording: record.isPending,
    record: record.mutate,
    retryQuote: () => void query.refetch(),
    forget: record.reset,
  };
}

/** The same content keeps its key, so that pressing again after a lost answer records nothing twice. */
function useKeys(): (content: string) => string {
  const last = useRef({ content: '', key: '' });
  return (content) => {
    if (last.current.content !== content) last.current = { content, key: newKey() };
    return last.current.key;
  };
}
