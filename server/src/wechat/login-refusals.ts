import type { ErrorCode } from '@jieti/shared/api/errors';
import type { ApiReply } from './read-reply.js';

/** What a person who signs in or gives a telephone number can be told. */
export type LoginRefusal = Extract<
  ErrorCode,
  | 'login_code_invalid'
  | 'login_blocked'
  | 'phone_code_invalid'
  | 'phone_app_mismatch'
  | 'phone_quota_gone'
  | 'too_many_requests'
  | 'wechat_settings_wrong'
  | 'wechat_unavailable'
>;

/** The shop's own settings: what WeChat answers to a wrong appid, secret, address or right (wechat-platform 1.3). */
const SETTINGS: Readonly<Record<number, LoginRefusal>> = Object.fromEntries(
  [40001, 40002, 40013, 40125, 40164, 40243, 41002, 41004, 43002, 48001, 48004, 50002, 50004, 50007]
    .concat([89503, 89506, 89507])
    .map((code) => [code, 'wechat_settings_wrong']),
);

/** `/sns/jscode2session` (wechat-platform 1.1). */
const LOGIN: Readonly<Record<number, LoginRefusal>> = {
  ...SETTINGS,
  40029: 'login_code_invalid',
  40163: 'login_code_invalid',
  41008: 'login_code_invalid',
  40226: 'login_blocked',
  45011: 'too_many_requests',
};

/** `/wxa/business/getuserphonenumber` (wechat-platform 1.4); 1400001 is what the button says when none are left. */
const PHONE: Readonly<Record<number, LoginRefusal>> = {
  ...SETTINGS,
  40029: 'phone_code_invalid',
  40163: 'phone_code_invalid',
  40003: 'phone_app_mismatch',
  40013: 'phone_app_mismatch',
  45009: 'phone_quota_gone',
  45011: 'too_many_requests',
  1400001: 'phone_quota_gone',
};

/** Why somebody could not sign in; everything that is neither theirs nor the shop's fault passes by itself. */
export function loginRefusal(reply: Exclude<ApiReply, { readonly kind: 'ok' }>): LoginRefusal {
  return refusalBy(LOGIN, reply);
}

/** Why there is no telephone number. */
export function phoneRefusal(reply: Exclude<ApiReply, { readonly kind: 'ok' }>): LoginRefusal {
  // Without a token the errcode speaks of the shop's appid, not of the code's.
  return refusalBy(reply.kind === 'noToken' ? SETTINGS : PHONE, reply);
}

function refusalBy(
  codes: Readonly<Record<number, LoginRefusal>>,
  reply: Exclude<ApiReply, { readonly kind: 'ok' }>,
): LoginRefusal {
  switch (reply.kind) {
    case 'refused':
    case 'noToken':
      return codes[reply.errcode] ?? 'wechat_unavailable';
    case 'gate':
      return reply.status === 429 ? 'too_many_requests' : 'wechat_unavailable';
    case 'unsent':
    case 'unanswered':
      return 'wechat_unavailable';
    default:
      return reply satisfies never;
  }
}
