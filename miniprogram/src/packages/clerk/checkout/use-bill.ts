import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { recordPurchase, writeBill } from '../../../api/till';
import { serverNow } from '../../../clock';
import { randomId } from '../../../random-id';
import { deviceId } from '../device-id';
import { sendNow } from '../offline/send-now';
import { takeOffline } from '../offline/take-offline';
import { receiptNumber } from '../receipt-number';
import { useTill } from '../till-state';
import { billLines, draftFen, type BillDraft } from './bill-draft';

/** How long the server lets a bill be undone; it has the last word. */
const undoMs = 5 * 60_000;

export interface PricedBill {
  readonly draft: BillDraft;
  readonly quote: Quote;
}

type Way = 'here' | 'phone';

const closeWith = async (closed: ReturnType<typeof useTill.getState>['closed']) => {
  useTill.setState({ visit: null, scanned: null, closed });
  await Taro.redirectTo({ url: '/packages/clerk/done/index' });
};

interface BillKeys {
  readonly receiptNo: string;
  readonly idempotencyKey: string;
}

/** At the full price, into the queue; false when the queue does not take it. */
async function takeBillLater(visit: Visit, draft: BillDraft, keys: BillKeys): Promise<boolean> {
  const { scanned } = useTill.getState();
  if (!scanned) return false;
  const { member, tier } = visit;
  const category = draft.lines[0]?.category ?? null;
  const sale = { amountFen: draftFen(draft), category, memberName: member.name, tierName: tier.name };
  const item = takeOffline(scanned, { ...sale, ...keys });
  if (typeof item === 'string') return false;
  void sendNow();
  await closeWith({ kind: 'queued', item });
  return true;
}

/**
 * Closes the bill once: every retry, also the one that goes into the offline queue, carries the same receipt number and
 * key, so the server counts the first and answers the others with it.
 */
export function useBill(visit: Visit) {
  const keys = useRef<BillKeys>({ receiptNo: receiptNumber(), idempotencyKey: `till-${randomId(20)}` });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [way, setWay] = useState<Way>('here');

  async function record(bill: PricedBill, secondPerson?: SecondPerson) {
    const { idempotencyKey } = keys.current;
    const outcome = await recordPurchase({ ...termsOf(visit, bill), ...keys.current, secondPerson });
    const { price, coach } = bill.quote;
    const undoUntil = serverNow() + undoMs;
    await closeWith({
      ...{ kind: 'recorded', outcome, memberName: visit.member.name, price, coach },
      ...{ idempotencyKey, undoUntil },
    });
  }

  async function send(bill: PricedBill, secondPerson?: SecondPerson) {
    const requestKey = keys.current.idempotencyKey;
    const { billNo } = await writeBill({ ...termsOf(visit, bill), requestKey, secondPerson });
    useTill.setState({ visit: null, scanned: null, closed: null });
    await Taro.redirectTo({ url: `/packages/clerk/bill/index?bill=${billNo}` });
  }

  /** Takes the money here, or sends the bill to the member's phone. */
  async function close(bill: PricedBill, by: Way, secondPerson?: SecondPerson) {
    setBusy(true);
    setWay(by);
    try {
      await (by === 'here' ? record(bill, secondPerson) : send(bill, secondPerson));
      setError(null);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  const takeLater = (draft: BillDraft) => takeBillLater(visit, draft, keys.current);
  return { busy, error, way, close, takeLater, forget: () => setError(null) };
}

const termsOf = (visit: Visit, { draft, quote: { price } }: PricedBill) => ({
  visit: visit.visit,
  lines: billLines(draft).map((line) => ({ ...line, category: line.category ?? null })),
  couponIds: [...price.couponIds],
  points: price.pointsSpent,
  expectedPayableFen: price.payableFen,
  device: deviceId(),
});
