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
export function useQuote(request: QuoteRequest | null) {
  const current = JSON.stringify(request);
  const settled = useSettled(current);
  const query = useQuery({
    queryKey: ['quote', settled],
    queryFn: () => {
      if (!request) throw new Error('there is nothing to price');
      return askQuote(request);
    },
    enabled: request !== null && settled === current,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const pending = request !== null && (settled !== current || query.isFetching || query.isPlaceholderData);
  const failed = request !== null && query.error !== null && !pending;
  return {
    quote: request && !failed ? query.data : undefined,
    pending,
    error: failed ? query.error : null,
    retry: () => void query.refetch(),
  };
}
