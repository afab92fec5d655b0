import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Home, OrderPayment } from '@jieti/shared/api/me';
import { getHome } from '../../api/me';
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

/** Something to pay: how its order is placed, and what our server knows of it. */
export interface Payable {
  readonly amountFen: number;
  readonly place: () => Promise<OrderPayment>;
  readonly isPaid: (order: OrderPayment) => Promise<boolean>;
}

const askEveryMs = 700;
const askTimes = 15;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** WeChat's client result proves nothing: only the order, paid by WeChat's notification, does. */
async function becomesPaid(payable: Payable, order: OrderPayment): Promise<boolean> {
  for (let asked = 0; asked < askTimes; asked += 1) {
    if (await payable.isPaid(order)) return true;
    await pause(askEveryMs);
  }
  return false;
}

const late = '付款已提交，到账通知还没来。请到成长值明细里看，不要重复付款。';

export const isBusy = ({ kind }: PaymentState): boolean => kind === 'paying' || kind === 'confirming';

/** What the page says while it pays, for the keypad and for a bill. */
export function hintOf(state: PaymentState): string {
  switch (state.kind) {
    case 'idle':
      return '付款后成长值和积分即时到账';
    case 'paying':
      return '等微信支付的结果';
    case 'confirming':
      return '已付款，正在等微信通知到账';
    case 'failed':
      return state.sentence;
    case 'paid':
      return '';
    default:
      return state satisfies never;
  }
}

export function usePayment() {
  const [state, setState] = useState<PaymentState>({ kind: 'idle' });
  const queries = useQueryClient();

  async function settle(payable: Payable, before: Home, order: OrderPayment): Promise<PaymentState> {
    setState({ kind: 'confirming' });
    if (!(await becomesPaid(payable, order))) return { kind: 'failed', sentence: late };
    const after = await getHome();
    storeHome(after);
    await queries.invalidateQueries();
    return { kind: 'paid', amountFen: payable.amountFen, before, after };
  }

  async function attempt(payable: Payable, before: Home): Promise<PaymentState> {
    setState({ kind: 'paying' });
    try {
      const order = await payable.place();
      const answer = await wechat.pay(order.payment, payable.amountFen);
      if (answer === 'cancelled') {
        // WeChat also says this after a failed signature: the server is asked before it is believed.
        if (!(await payable.isPaid(order))) return { kind: 'failed', sentence: '还没有付款，可以再试一次。' };
      }
      return await settle(payable, before, order);
    } catch (error) {
      return { kind: 'failed', sentence: sentenceOf(error) };
    }
  }

  return { state, pay: async (payable: Payable, before: Home) => setState(await attempt(payable, before)) };
}
