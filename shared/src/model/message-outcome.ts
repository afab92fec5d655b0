import type { MessageState } from './message.js';

/** Why a message ended as it did. Every decided message has exactly one of these. */
export const messageReasons = [
  // sent
  'accepted',
  'inbox_only',
  'no_quota',
  'no_channel',
  'refused',
  'not_follower',
  // failed
  'bad_openid',
  'bad_template',
  'bad_params',
  'template_banned',
  'sensitive_words',
  'page_unknown',
  'not_authorised',
  'token_refused',
  'rate_limited',
  'unreachable',
  'wechat_error',
  'undelivered',
  'blocked',
  // suppressed
  'closed_account',
  'opted_out',
  'not_personalised',
  'reserved',
  'marketing_forbidden',
  'campaign_cancelled',
  'template_missing',
  'member_missing',
  'out_of_stock',
  'coupon_limit',
  // unknown
  'no_reply',
  'interrupted',
] as const;

export type MessageReason = (typeof messageReasons)[number];

/** The states a message ends in; `planned` and `sending` are on the way. */
export type DecidedState = Exclude<MessageState, 'planned' | 'sending'>;
