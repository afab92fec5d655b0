import type { FastifyInstance } from 'fastify';
import { textOf } from '../http/api-app.js';
import { addEndpoint, ok, type ApiCall } from '../http/api-endpoint.js';
import { ApiError } from '../http/api-error.js';
import { findOrderByTransaction } from '../pay/orders.js';
import type { Platform } from '../platform.js';
import type { Phone, ServiceCard } from '../state/state.js';
import { deliver } from './deliver.js';

const minute = 60_000;
const day = 86_400_000;
const byButton: readonly number[] = [1001, 1003, 1004, 1005];

/** Cards whose code is the number of a payment: 2001 to 2011. */
const isByPayment = (type: number): boolean => Number.isInteger(type) && type >= 2001 && type <= 2011;

/** `set_user_notify` and `get_user_notify`: a card about one service, no consent needed, its wording not ours to choose. */
export function addUserNotifyRoutes(app: FastifyInstance, platform: Platform): void {
  const add = (path: string, answer: (call: ApiCall) => unknown): void =>
    addEndpoint(app, platform, { method: 'POST', path, apps: ['miniProgram'] }, answer);
  add('/wxa/set_user_notify', ({ body }) => {
    setCard(platform, body);
    return ok;
  });
  add('/wxa/get_user_notify', ({ body }) => {
    const { type, card } = cardOf(platform, body);
    return {
      ...ok,
      notify_info: {
        notify_type: type,
        content_json: card.content,
        code_state: 0,
        code_expire_time: Math.floor(card.expiresAt / 1_000),
      },
    };
  });
}

/** The person presses the button of a live activity: its code activates a card within five minutes. */
export function issueNotifyCode(platform: Platform, phone: Phone, type: number): string | null {
  if (!byButton.includes(type)) return null;
  const code = platform.random.of('codes').hex(32);
  const expiresAt = platform.clock.now() + 5 * minute;
  platform.state.serviceCards[code] = { openid: phone.openid, type, content: '', expiresAt };
  platform.store.changed();
  return code;
}

/** @throws ApiError 40003, 85433, 85434, 85435, 85437, 85438, 85440 */
function setCard(platform: Platform, body: Readonly<Record<string, unknown>>): void {
  const { type, card, phone } = cardOf(platform, body);
  const now = platform.clock.now();
  const content = textOf(body, 'content_json');
  const status = readContent(content);
  const isFirst = card.content === '';
  if (card.expiresAt <= now) throw new ApiError(85438, 'notify_code expired');
  if (isFirst && isByPayment(type)) checkPayment(platform, body);
  if (isFirst) card.expiresAt = now + (isByPayment(type) ? 30 * day : day);
  card.content = content;
  platform.state.serviceCards[textOf(body, 'notify_code')] = card;
  deliver(platform, phone, {
    id: `${textOf(body, 'notify_code')}-${status}`,
    channel: 'serviceCard',
    title: `服务卡片 ${type}`,
    templateId: String(type),
    fields: [{ label: '状态', value: String(status) }],
    page: '',
  });
}

function cardOf(platform: Platform, body: Readonly<Record<string, unknown>>) {
  const phone = platform.state.phones[textOf(body, 'openid')];
  if (!phone || phone.cancelledAt !== undefined) throw new ApiError(40003, 'invalid openid');
  const type = Number(body['notify_type']);
  if (!isByPayment(type) && !byButton.includes(type)) throw new ApiError(85434, 'invalid notify_type');
  const code = textOf(body, 'notify_code');
  const card = platform.state.serviceCards[code] ?? newCardOfPayment(platform, phone, { type, code });
  if (!card || card.openid !== phone.openid || card.type !== type) throw new ApiError(85437, 'invalid notify_code');
  return { phone, type, card };
}

/** A payment can begin a card for a day. */
function newCardOfPayment(
  platform: Platform,
  phone: Phone,
  wanted: { readonly type: number; readonly code: string },
): ServiceCard | null {
  const order = isByPayment(wanted.type) ? findOrderByTransaction(platform, wanted.code) : null;
  if (!order || order.paidAt === null || order.openid !== phone.openid) return null;
  return { openid: phone.openid, type: wanted.type, content: '', expiresAt: order.paidAt + day };
}

function checkPayment(platform: Platform, body: Readonly<Record<string, unknown>>): void {
  const order = findOrderByTransaction(platform, textOf(body, 'notify_code'));
  const check = parse(textOf(body, 'check_json'));
  const amounts = [order?.total, order?.payerTotal];
  const paidAt = Math.floor((order?.paidAt ?? 0) / 1_000);
  if (!check || !amounts.includes(Number(check['pay_amount'])) || Math.abs(Number(check['pay_time']) - paidAt) > 60)
    throw new ApiError(85433, 'invalid check_json');
}

function readContent(text: string): number {
  const content = parse(text);
  if (!content) throw new ApiError(85435, 'invalid content_json');
  const status = content['cur_status'];
  if (typeof status !== 'number') throw new ApiError(85440, 'content_json lack need field');
  return status;
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
