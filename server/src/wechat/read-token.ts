import type { ApiReply } from './read-reply.js';
import type { TokenFetch } from './shared-tokens.js';

/** The token of a reply to `stable_token` or `gettoken`; a reply with neither token nor errcode is no answer. */
export function readToken(reply: ApiReply): TokenFetch {
  if (reply.kind === 'refused' && reply.errcode !== -1) return { kind: 'refused', errcode: reply.errcode };
  if (reply.kind !== 'ok') return { kind: 'unreachable' };
  const { access_token: token, expires_in: seconds } = reply.json;
  if (typeof token !== 'string' || token === '') return { kind: 'unreachable' };
  return { kind: 'token', token, lifeMs: typeof seconds === 'number' ? seconds * 1000 : 0 };
}
