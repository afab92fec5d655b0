import { useRef, useState } from 'react';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import type { RecentReceipt, TillOutcome } from '@jieti/shared/api/till';
import { recordRefund } from '../../../api/till';
import { randomId } from '../../../random-id';
import { deviceId } from '../device-id';
import { noteRefund } from '../till-state';
import { refundBody, type RefundWish } from './refund-wish';

const newNumber = () => `R-${randomId(12)}`;

/** Gives back once: a retry of the same wish carries the same refund number. */
export function useRefund(receipt: RecentReceipt) {
  const asked = useRef({ refundNo: newNumber(), wish: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<TillOutcome>();

  async function refund(wish: RefundWish, secondPerson?: SecondPerson) {
    const body = refundBody(wish);
    if (asked.current.wish !== JSON.stringify(body))
      asked.current = { refundNo: newNumber(), wish: JSON.stringify(body) };
    setBusy(true);
    try {
      const { refundNo } = asked.current;
      const terms = { ...body, refundNo, receiptNo: receipt.receiptNo, device: deviceId(), secondPerson };
      setOutcome(await recordRefund(terms));
      noteRefund(receipt.receiptNo);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  return { busy, error, outcome, refund, forget: () => setError(null) };
}
