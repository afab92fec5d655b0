import type { ApiReply } from './read-reply.js';

/** What went wrong with a call, by WeChat's errcode or the status of its gate; null when nothing did. */
export function replyTrouble(
  reply: ApiReply | { readonly kind: 'image' },
): { readonly code: string; readonly message: string } | null {
  switch (reply.kind) {
    case 'ok':
    case 'image':
      return null;
    case 'refused':
      return { code: String(reply.errcode), message: reply.errmsg };
    case 'noToken':
      return { code: String(reply.errcode), message: 'access token' };
    case 'gate':
      return { code: `HTTP ${reply.status}`, message: '' };
    case 'unsent':
    case 'unanswered':
      return { code: '0', message: reply.cause };
    default:
      return reply satisfies never;
  }
}
