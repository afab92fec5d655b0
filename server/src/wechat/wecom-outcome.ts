import type { ApiReply } from './read-reply.js';

/** Why WeCom did not do what was asked. */
export type WecomRefusal =
  | 'not_connected'
  | 'token_refused'
  /** The app is not in 客户联系 → 可调用应用, or the interface was closed to it. */
  | 'no_permission'
  | 'address_refused'
  | 'rate_limited'
  | 'unreachable'
  /** It may have been done. */
  | 'unanswered'
  | 'bad_parameter'
  | 'staff_unknown'
  | 'not_a_contact'
  | 'group_unknown'
  /** More than a thousand owners: name some. */
  | 'too_many_owners'
  | 'nobody_to_send_to'
  /** A welcome can be said once, within 20 seconds. */
  | 'welcome_expired'
  | 'wecom_error';

export type WecomOutcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** `errcode` is 0 where WeCom said nothing. */
  | { readonly kind: 'refused'; readonly refusal: WecomRefusal; readonly errcode: number };

/** wechat-platform 4.1; what is not listed is an answer we do not understand. */
const BY_CODE: Readonly<Record<number, WecomRefusal>> = {
  [-1]: 'unreachable',
  40001: 'token_refused',
  40013: 'token_refused',
  40014: 'token_refused',
  41001: 'token_refused',
  42001: 'token_refused',
  48002: 'no_permission',
  60020: 'address_refused',
  45009: 'rate_limited',
  45033: 'rate_limited',
  40058: 'bad_parameter',
  60111: 'staff_unknown',
  40096: 'not_a_contact',
  84061: 'not_a_contact',
  40050: 'group_unknown',
  90501: 'group_unknown',
  49008: 'group_unknown',
  81017: 'too_many_owners',
  41048: 'nobody_to_send_to',
  41051: 'welcome_expired',
};

/** What a call came to, as a value. */
export function wecomOutcome<T>(
  reply: ApiReply,
  read: (json: Readonly<Record<string, unknown>>) => T,
): WecomOutcome<T> {
  switch (reply.kind) {
    case 'ok':
      return { kind: 'ok', value: read(reply.json) };
    case 'refused':
      return refused(BY_CODE[reply.errcode] ?? 'wecom_error', reply.errcode);
    case 'noToken':
      return refused(noTokenRefusal(reply.errcode), reply.errcode);
    case 'gate':
      if (reply.status === 504) return refused('unanswered', 0);
      return refused(reply.status === 429 ? 'rate_limited' : 'unreachable', 0);
    case 'unsent':
      return refused('unreachable', 0);
    case 'unanswered':
      return refused('unanswered', 0);
    default:
      return reply satisfies never;
  }
}

function refused(refusal: WecomRefusal, errcode: number): Extract<WecomOutcome<never>, { kind: 'refused' }> {
  return { kind: 'refused', refusal, errcode };
}

function noTokenRefusal(errcode: number): WecomRefusal {
  if (errcode === 0) return 'unreachable';
  return errcode === 41002 ? 'not_connected' : 'token_refused';
}
