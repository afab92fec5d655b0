import { setTimeout as pause } from 'node:timers/promises';
import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { findPhoneByOaOpenid } from '../phones/phones.js';
import { pushEvent } from '../push/push.js';
import type { PushFields } from '../push/push-fields.js';
import type { OwnTemplate, Phone } from '../state/state.js';
import { deliver } from './deliver.js';
import { findNoticeTemplate, findOwnTemplate } from './own-templates.js';
import { readTemplateData } from './template-data.js';

const sending = new WeakMap<Platform, Set<string>>();

/**
 * `subscribe/send`: one consent, one message.
 * @returns the message id, always odd and above 2^53, so that no JavaScript number can hold it
 * @throws ApiError 40003, 40037, 43107, 43108, 47003, 43101
 */
export function sendSubscription(platform: Platform, body: Readonly<Record<string, unknown>>): Promise<string> {
  const phone = platform.state.phones[textOf(body, 'touser')];
  const template = findOwnTemplate(platform, textOf(body, 'template_id'));
  return sendConsented(platform, body, { account: 'miniProgram', phone: phone ?? null, template });
}

/**
 * `subscribe/bizsend`: the same from the official account, to a follower or not.
 * @throws ApiError as `sendSubscription`
 */
export function sendNotice(platform: Platform, body: Readonly<Record<string, unknown>>): Promise<string> {
  const phone = findPhoneByOaOpenid(platform.state, textOf(body, 'touser'));
  const template = findNoticeTemplate(platform, textOf(body, 'template_id'));
  return sendConsented(platform, body, { account: 'officialAccount', phone, template });
}

interface ConsentedSend {
  readonly account: 'miniProgram' | 'officialAccount';
  readonly phone: Phone | null;
  readonly template: OwnTemplate | null;
}

async function sendConsented(
  platform: Platform,
  body: Readonly<Record<string, unknown>>,
  { account, phone, template }: ConsentedSend,
): Promise<string> {
  if (!phone || phone.cancelledAt !== undefined) throw new ApiError(40003, 'invalid openid');
  if (!template) throw new ApiError(40037, 'invalid template_id');
  const { id: templateId, title } = template;
  if (platform.state.settings.bannedTemplates.includes(templateId))
    throw new ApiError(43107, 'subscribe message is banned');
  const fields = readTemplateData(template, body['data']);
  await oneAtATime(platform, phone.openid);
  const left = phone.consents[templateId] ?? 0;
  if (left <= 0) throw new ApiError(43101, 'user refuse to accept the msg');
  phone.consents[templateId] = left - 1;
  const id = nextMsgId(platform);
  const failed = failsLater(platform);
  const channel = account === 'miniProgram' ? 'subscription' : 'officialAccount';
  const page = textOf(body, 'page') || textOf(body['miniprogram'], 'pagepath');
  if (!failed) deliver(platform, phone, { id, channel, title, templateId, fields, page });
  platform.store.changed();
  pushEvent(platform, account, textOf(body, 'touser'), sentEvent({ templateId, msgId: id, failed }));
  return id;
}

/** The final state of a message that was accepted. */
function failsLater(platform: Platform): boolean {
  const { settings } = platform.state;
  if (settings.failSubscribeSends === 0) return false;
  settings.failSubscribeSends -= 1;
  platform.bus.emit({ kind: 'settings' });
  return true;
}

function sentEvent(sent: {
  readonly templateId: string;
  readonly msgId: string;
  readonly failed: boolean;
}): PushFields {
  return {
    Event: 'subscribe_msg_sent_event',
    List: [
      {
        TemplateId: sent.templateId,
        MsgID: sent.msgId,
        ErrorCode: sent.failed ? '-1' : '0',
        ErrorStatus: sent.failed ? 'failed: system failed' : 'success',
      },
    ],
  };
}

async function oneAtATime(platform: Platform, openid: string): Promise<void> {
  const busy = sending.get(platform) ?? new Set();
  sending.set(platform, busy);
  if (busy.has(openid)) throw new ApiError(43108, 'concurrent sending to the same user');
  const { sendLatencyMs } = platform.state.settings;
  if (sendLatencyMs === 0) return;
  busy.add(openid);
  await pause(sendLatencyMs);
  busy.delete(openid);
}

function nextMsgId(platform: Platform): string {
  const id = platform.state.nextMsgId;
  platform.state.nextMsgId = String(BigInt(id) + 2n * BigInt(1 + (platform.random.of('message ids').bytes(1)[0] ?? 0)));
  return id;
}
