import type { MessageReason } from '@jieti/shared/model/message-outcome';
import type { ApiReply } from './wechat-api.js';

/** What became of one attempt on one channel. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly msgid: string | null }
  /** The person does not take messages here; another channel may be tried. */
  | { readonly kind: 'declined'; readonly reason: MessageReason }
  /** Trying again would give the same answer. */
  | { readonly kind: 'failed'; readonly reason: MessageReason }
  /** Nothing was sent; worth trying later. */
  | {
      readonly kind: 'later';
      readonly reason: MessageReason;
      /** Everybody should wait, not only this message. */ readonly pause?: boolean;
    }
  /** It may have been sent: never to be repeated. */
  | { readonly kind: 'unknown' };

/** wechat-platform 1.3, 2.2 and 2.7; a code that is not listed is an answer we do not understand, and final. */
const BY_CODE: Readonly<Record<number, SendOutcome>> = {
  43101: { kind: 'declined', reason: 'refused' },
  43004: { kind: 'declined', reason: 'not_follower' },
  43019: { kind: 'declined', reason: 'refused' },
  40003: { kind: 'failed', reason: 'bad_openid' },
  40037: { kind: 'failed', reason: 'bad_template' },
  41030: { kind: 'failed', reason: 'page_unknown' },
  43107: { kind: 'failed', reason: 'template_banned' },
  45168: { kind: 'failed', reason: 'sensitive_words' },
  47003: { kind: 'failed', reason: 'bad_params' },
  // A long-term template beyond what its account may send to one person.
  40038: { kind: 'failed', reason: 'rate_limited' },
  40013: { kind: 'failed', reason: 'not_authorised' },
  50002: { kind: 'failed', reason: 'not_authorised' },
  48001: { kind: 'failed', reason: 'not_authorised' },
  48004: { kind: 'failed', reason: 'not_authorised' },
  [-1]: { kind: 'later', reason: 'unreachable' },
  41001: { kind: 'later', reason: 'token_refused' },
  40001: { kind: 'later', reason: 'token_refused' },
  40014: { kind: 'later', reason: 'token_refused' },
  42001: { kind: 'later', reason: 'token_refused' },
  43108: { kind: 'later', reason: 'rate_limited' },
  45009: { kind: 'later', reason: 'rate_limited', pause: true },
  45011: { kind: 'later', reason: 'rate_limited', pause: true },
};

export function sendOutcome(reply: ApiReply): SendOutcome {
  switch (reply.kind) {
    case 'ok':
      return { kind: 'sent', msgid: msgidOf(reply.json['msgid']) };
    case 'refused':
      return BY_CODE[reply.errcode] ?? { kind: 'failed', reason: 'wechat_error' };
    case 'noToken':
      // No call was made, and none can be for anybody.
      return { kind: 'later', reason: reply.errcode === 0 ? 'unreachable' : 'token_refused', pause: true };
    case 'unsent':
      return { kind: 'later', reason: 'unreachable' };
    case 'gate':
      // The gate gave up waiting for what stands behind it, which may have done its work.
      if (reply.status === 504) return { kind: 'unknown' };
      return reply.status === 429
        ? { kind: 'later', reason: 'rate_limited', pause: true }
        : { kind: 'later', reason: 'unreachable' };
    case 'unanswered':
      return { kind: 'unknown' };
    default:
      return reply satisfies never;
  }
}

function msgidOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
