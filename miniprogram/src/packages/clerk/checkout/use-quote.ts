import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { QuoteRequest } from '@jieti/shared/api/till';
import { quote as askQuote } from '../../../api/till';

const settleMs = 250;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The server's price for what is typed; `pending` from the first new key until the answer for it is there. */
export function useQuote(request: QuoteRequest) {
  const { visit, amountFen, category, couponId } = request;
  const settled = useSettled(
    JSON.stringify([visit, amountFen, category ?? '', couponId ?? (couponId === null ? 0 : '')]),
  );
  const current = JSON.stringify([visit, amountFen, category ?? '', couponId ?? (couponId === null ? 0 : '')]);
  const query = useQuery({
    queryKey: ['quote', settled],
    queryFn: () => askQuote(request),
    enabled: amountFen > 0 && settled === current,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const pending = amountFen > 0 && (settled !== current || query.isFetching || query.isPlaceholderData);
  const failed = query.error !== null && !pending;
  return {
    quote: amountFen > 0 && !failed ? query.data : undefined,
    pending,
    error: failed && amountFen > 0 ? query.error : null,
    retry: () => void query.refetch(),
  };
}
