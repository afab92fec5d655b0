import type { MessageReason } from '@jieti/shared/model/message-outcome';
import { fillTemplate, type FilledTemplate } from '../wechat/template-data.js';
import type { TemplateMessage } from '../wechat/message-sender.js';
import { inboxOnlyKeys } from './inbox-only-keys.js';
import type { ChannelTemplate, MessageTemplateRecord } from './message-template.js';
import type { ClaimedMessage } from './outbox-leases.repository.js';
import type { Recipient } from './recipients.repository.js';

/** One rung of the ladder, ready to go; `null` where the content does not fit the template. */
export interface Rung {
  readonly channel: 'subscription' | 'officialAccount';
  readonly templateId: string;
  readonly message: TemplateMessage | null;
}

export type DispatchPlan =
  | { readonly kind: 'suppress'; readonly reason: MessageReason }
  /** Best first; `otherwise` says why there is only the inbox when no rung is left. */
  | { readonly kind: 'send'; readonly rungs: readonly Rung[]; readonly otherwise: MessageReason };

export interface PlanInput {
  readonly message: ClaimedMessage;
  readonly template: MessageTemplateRecord | null;
  readonly recipient: Recipient | null;
  /** Consents left for the template's subscription, the last `kept` of which are not for promotions. */
  readonly quota: number;
  readonly kept: number;
}

const inboxOnly: ReadonlySet<string> = new Set(Object.values(inboxOnlyKeys));

/** Gates first, then the channels: marketing never goes through a service notice (rules M4, M5). */
export function planDispatch({ message, template, recipient, quota, kept }: PlanInput): DispatchPlan {
  const isMarketing = message.kind === 'campaign' || template?.purpose === 'marketing';
  if (!recipient) return { kind: 'suppress', reason: 'member_missing' };
  if (isMarketing && !recipient.takesMarketing) return { kind: 'suppress', reason: 'opted_out' };
  if (message.isTargeted && !recipient.allowsTargeting) return { kind: 'suppress', reason: 'not_personalised' };
  if (recipient.isClosed) return { kind: 'suppress', reason: 'closed_account' };
  if (inboxOnly.has(message.templateKey)) return { kind: 'send', rungs: [], otherwise: 'inbox_only' };
  if (!template) return { kind: 'send', rungs: [], otherwise: 'template_missing' };
  const matches = isMarketing === (template.purpose === 'marketing');
  const subscription = matches && recipient.openid !== null ? template.subscription : null;
  if (isMarketing && subscription && quota > 0 && quota <= kept) return { kind: 'suppress', reason: 'reserved' };
  const official = isMarketing ? null : template.officialAccount;
  return {
    kind: 'send',
    rungs: [
      ...(subscription && quota > 0 ? rungOf('subscription', subscription, message, recipient.openid) : []),
      ...(official ? rungOf('officialAccount', official, message, recipient.oaOpenid) : []),
    ],
    otherwise: subscription && quota <= 0 ? 'no_quota' : 'no_channel',
  };
}

function rungOf(
  channel: Rung['channel'],
  template: ChannelTemplate,
  message: ClaimedMessage,
  openid: string | null,
): Rung[] {
  if (openid === null) return [];
  const filled: FilledTemplate = fillTemplate(template.fields, message.content);
  const { templateId } = template;
  const ready = filled.kind === 'filled' ? { openid, templateId, page: message.content.page, data: filled.data } : null;
  return [{ channel, templateId, message: ready }];
}
