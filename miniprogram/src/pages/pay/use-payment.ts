import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Home } from '@jieti/shared/api/me';
import { getHome, getOrder, placeOrder } from '../../api/me';
import { sentenceOf } from '../../api/sentence-of';
import { storeHome } from '../../hooks/stored-home';
import { wechat } from '../../wechat';

export interface PaidState {
  readonly kind: 'paid';
  readonly amountFen: number;
  readonly before: Home;
  readonly after: Home;
}

export type PaymentState =
  | { readonly kind: 'idle' | 'paying' | 'confirming' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | PaidState;

const askEveryMs = 700;
const askTimes = 15;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** WeChat's client result proves nothing: only the order, paid by WeChat's notification, does. */
async function orderIsPaid(no: string): Promise<boolean> {
  for (let asked = 0; asked < askTimes; asked += 1) {
    if ((await getOrder(no)).state === 'paid') return true;
    await pause(askEveryMs);
  }
  return false;
}

const late = '付款已提交，到账通知还没来。请到成长值明细里看，不要重复付款。';

export function usePayment() {
  const [state, setState] = useState<PaymentState>({ kind: 'idle' });
  const queries = useQueryClient();

  async function settle(amountFen: number, before: Home, no: string): Promise<PaymentState> {
    setState({ kind: 'confirming' });
    if (!(await orderIsPaid(no))) return { kind: 'failed', sentence: late };
    const after = await getHome();
    storeHome(after);
    await queries.invalidateQueries();
    return { kind: 'paid', amountFen, before, after };
  }

  async function attempt(amountFen: number, before: Home): Promise<PaymentState> {
    setState({ kind: 'paying' });
    try {
      const order = await placeOrder({ amountFen, description: `${before.shopName}买单` });
      const answer = await wechat.pay(order.payment, amountFen);
      if (answer === 'cancelled') return { kind: 'failed', sentence: '没有付款，金额还在。' };
      return await settle(amountFen, before, order.outTradeNo);
    } catch (error) {
      return { kind: 'failed', sentence: sentenceOf(error) };
    }
  }

  return { state, pay: async (amountFen: number, before: Home) => setState(await attempt(amountFen, before)) };
}
