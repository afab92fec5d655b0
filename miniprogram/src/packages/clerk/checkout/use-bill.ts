import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { recordPurchase } from '../../../api/till';
import { receiptNumber } from '../receipt-number';
import { useTill } from '../till-state';

interface BillToRecord {
  readonly quote: Quote;
  readonly category: string | undefined;
}

/** Records the bill once: a retry carries the same receipt number, so the server answers with the first outcome. */
export function useBill(visit: Visit) {
  const receiptNo = useRef(receiptNumber());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function record({ quote, category }: BillToRecord) {
    setBusy(true);
    setError(null);
    try {
      const outcome = await recordPurchase({
        visit: visit.visit,
        receiptNo: receiptNo.current,
        amountFen: quote.amountFen,
        category,
        couponId: quote.couponId,
        expectedPayableFen: quote.payableFen,
      });
      useTill.setState({ visit: null, closed: { outcome, memberName: visit.member.name, coach: quote.coach } });
      await Taro.redirectTo({ url: '/packages/clerk/done/index' });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return { busy, error, record };
}
