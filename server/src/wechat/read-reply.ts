import { exactJson } from './exact-json.js';
import type { HttpOutcome } from './wechat-http.js';

export type ApiReply =
  | { readonly kind: 'ok'; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly errcode: number; readonly errmsg: string }
  /** No token was to be had; the call itself was not made. `errcode` is 0 when WeChat could not be reached. */
  | { readonly kind: 'noToken'; readonly errcode: number }
  | { readonly kind: 'unsent'; readonly cause: string }
  /** It may have been carried out. */
  | { readonly kind: 'unanswered'; readonly cause: string }
  /** An HTTP error from WeChat's gate. */
  | { readonly kind: 'gate'; readonly status: number };

/** HTTP 200 with JSON; `errcode` absent or 0 means success. A 200 that is not JSON says nothing about what happened. */
export function readReply(outcome: HttpOutcome): ApiReply {
  if (outcome.kind !== 'reply') return outcome;
  if (outcome.status !== 200) return { kind: 'gate', status: outcome.status };
  const json = exactJson(outcome.body.toString('utf8'));
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { kind: 'unanswered', cause: 'not JSON' };
  const { errcode, errmsg } = json as { readonly errcode?: unknown; readonly errmsg?: unknown };
  if (typeof errcode === 'number' && errcode !== 0) {
    return { kind: 'refused', errcode, errmsg: typeof errmsg === 'string' ? errmsg : '' };
  }
  return { kind: 'ok', json: json as Readonly<Record<string, unknown>> };
}
