import { chinaTime } from '../clock.js';
import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import { findPhoneByOaOpenid } from '../phones/phones.js';
import type { Platform } from '../platform.js';
import { pushEvent } from '../push/push.js';
import { deliver } from './deliver.js';
import { readTemplateData } from './template-data.js';

const repeatWindow = 10 * 60_000;

/**
 * `template/send` of the official account.
 * @throws ApiError 40003, 40037, 43004, 47003, 45009
 */
export function sendTemplate(platform: Platform, body: Readonly<Record<string, unknown>>): number {
  const { state, accounts } = platform;
  const oaOpenid = textOf(body, 'touser');
  const phone = findPhoneByOaOpenid(state, oaOpenid);
  if (!phone || phone.cancelledAt !== undefined) throw new ApiError(40003, 'invalid openid');
  const templateId = textOf(body, 'template_id');
  const template = accounts.merchant.templates.find((candidate) => candidate.oaTemplateId === templateId);
  if (!template) throw new ApiError(40037, 'invalid template_id');
  if (!phone.follows) throw new ApiError(43004, 'require subscribe');
  const fields = readTemplateData(template, body['data']);
  const key = `${oaOpenid} ${textOf(body, 'client_msg_id')}`;
  const before = sentBefore(platform, key);
  if (before !== null) return before;
  countToday(platform);
  const msgid = state.nextOaMsgId++;
  if (textOf(body, 'client_msg_id') !== '') state.oaSends.recent[key] = { msgid, at: platform.clock.now() };
  const outcome = phone.blocksOfficialAccount ? 'failed:user block' : state.settings.oaJobOutcome;
  if (outcome === 'success')
    deliver(platform, phone, {
      id: String(msgid),
      channel: 'officialAccount',
      title: template.title,
      templateId,
      fields,
      page: textOf(body['miniprogram'], 'pagepath'),
    });
  const job = { Event: 'TEMPLATESENDJOBFINISH', MsgID: msgid, Status: outcome };
  pushEvent(platform, 'officialAccount', oaOpenid, job);
  return msgid;
}

function sentBefore(platform: Platform, key: string): number | null {
  const { recent } = platform.state.oaSends;
  const oldest = platform.clock.now() - repeatWindow;
  for (const [other, entry] of Object.entries(recent)) {
    if (entry.at > oldest) break;
    delete recent[other];
  }
  return recent[key]?.msgid ?? null;
}

function countToday(platform: Platform): void {
  const { oaSends, settings } = platform.state;
  const today = chinaTime(platform.clock.now()).slice(0, 10);
  if (oaSends.day !== today) Object.assign(oaSends, { day: today, count: 0 });
  if (oaSends.count >= settings.oaDailyQuota) throw new ApiError(45009, 'reach max api daily quota limit');
  oaSends.count += 1;
}
