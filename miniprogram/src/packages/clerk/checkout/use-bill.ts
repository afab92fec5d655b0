import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { recordPurchase, writeBill } from '../../../api/till';
import { randomId } from '../../../random-id';
import { receiptNumber } from '../receipt-number';
import { useTill } from '../till-state';

interface BillToRecord {
  readonly quote: Quote;
  readonly category: string | undefined;
}

interface BillFlight {
  readonly busy: boolean;
  readonly error: unknown;
  readonly record: (bill: BillToRecord) => Promise<void>;
  /** Sends it to the member's phone instead of taking the money here. */
  readonly send: (bill: BillToRecord) => Promise<void>;
}

/** Records the bill once: a retry carries the same receipt number, so the server answers with the first outcome. */
export function useBill(visit: Visit): BillFlight {
  const receiptNo = useRef(receiptNumber());
  const requestKey = useRef(`B-${randomId(16)}`);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function once(work: () => Promise<void>) {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  const record = ({ quote, category }: BillToRecord) =>
    once(async () => {
      const outcome = await recordPurchase({ ...termsOf(visit, { quote, category }), receiptNo: receiptNo.current });
      useTill.setState({ visit: null, closed: { outcome, memberName: visit.member.name, coach: quote.coach } });
      await Taro.redirectTo({ url: '/packages/clerk/done/index' });
    });

  const send = ({ quote, category }: BillToRecord) =>
    once(async () => {
      const { billNo } = await writeBill({ ...termsOf(visit, { quote, category }), requestKey: requestKey.current });
      useTill.setState({ visit: null, closed: null });
      await Taro.redirectTo({ url: `/packages/clerk/bill/index?bill=${billNo}` });
    });

  return { busy, error, record, send };
}

const termsOf = (visit: Visit, { quote, category }: BillToRecord) => ({
  visit: visit.visit,
  amountFen: quote.amountFen,
  category,
  couponId: quote.couponId,
  expectedPayableFen: quote.payableFen,
});
