import { textOf } from '../http/api-app.js';
import { findOrder } from '../pay/orders.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';

const largestPage = 200;

/** One page of the phones whose name or openid contains the search text; those with the latest message first. */
export function listPhones(platform: Platform, query: unknown): object {
  const search = textOf(query, 'search').trim().toLowerCase();
  const page = Math.max(1, Math.floor(Number(textOf(query, 'page')) || 1));
  const size = Math.min(largestPage, Math.max(1, Math.floor(Number(textOf(query, 'size')) || 50)));
  const found = Object.values(platform.state.phones).filter(
    (phone) => phone.name.toLowerCase().includes(search) || phone.openid.toLowerCase().includes(search),
  );
  found.sort((a, b) => latest(b) - latest(a));
  const items = found.slice((page - 1) * size, page * size).map((phone) => ({
    openid: phone.openid,
    name: phone.name,
    follows: phone.follows,
    messages: phone.messages.length,
    lastMessage: phone.messages[0] ? { title: phone.messages[0].title, at: phone.messages[0].at } : null,
  }));
  return { total: found.length, page, size, items };
}

export function phoneView(platform: Platform, phone: Phone): object {
  return {
    openid: phone.openid,
    oaOpenid: phone.oaOpenid,
    unionid: phone.unionid,
    name: phone.name,
    follows: phone.follows,
    blocksOfficialAccount: phone.blocksOfficialAccount ?? false,
    cancelledAt: phone.cancelledAt ?? null,
    messages: phone.messages,
    consents: phone.consents,
    remembered: phone.remembered ?? {},
    orders: ordersOf(platform, phone),
  };
}

function ordersOf(platform: Platform, phone: Phone): readonly object[] {
  return Object.values(platform.state.orders)
    .filter((order) => order.openid === phone.openid)
    .map((order) => findOrder(platform, order.outTradeNo) ?? order)
    .sort((a, b) => b.createdAt - a.createdAt)
    .map((order) => ({
      outTradeNo: order.outTradeNo,
      description: order.description,
      amountFen: order.total,
      payerTotalFen: order.payerTotal,
      state: order.state,
      transactionId: order.transactionId,
      prepayId: order.prepays.at(-1)?.id ?? null,
      createdAt: order.createdAt,
      paidAt: order.paidAt,
      shippedAt: order.shipping?.shippedAt ?? null,
      receivedAt: order.receivedAt ?? null,
      notification: notificationOf(platform, order.outTradeNo),
    }));
}

function notificationOf(platform: Platform, about: string): object | null {
  const found = Object.values(platform.state.notifications).findLast((notification) => notification.about === about);
  return found
    ? { state: found.state, attempts: found.attempts, lastStatus: found.lastStatus, nextAt: found.nextAt }
    : null;
}

function latest(phone: Phone): number {
  return phone.messages[0]?.at ?? 0;
}
