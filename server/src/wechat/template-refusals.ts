import type { ApiReply } from './read-reply.js';

/** Why WeChat did not do what was asked about a template. */
export type TemplateRefusal =
  | 'bad_parameter'
  | 'account_banned'
  | 'too_many_templates'
  | 'template_banned'
  | 'title_unknown'
  | 'bad_keywords'
  | 'template_unknown'
  | 'not_authorised'
  | 'rate_limited'
  | 'token_refused'
  | 'unreachable'
  | 'wechat_error';

/** wechat-platform 2.5 and the codes every call may give (1.3). */
const BY_CODE: Readonly<Record<number, TemplateRefusal>> = {
  200001: 'bad_parameter',
  200011: 'account_banned',
  200012: 'too_many_templates',
  200013: 'template_banned',
  200014: 'title_unknown',
  200016: 'bad_keywords',
  200017: 'bad_keywords',
  200018: 'bad_keywords',
  200019: 'bad_keywords',
  200020: 'bad_keywords',
  200021: 'bad_keywords',
  200022: 'bad_keywords',
  40037: 'template_unknown',
  48001: 'not_authorised',
  48004: 'not_authorised',
  50002: 'not_authorised',
  45009: 'rate_limited',
  45011: 'rate_limited',
  40001: 'token_refused',
  40014: 'token_refused',
  42001: 'token_refused',
  [-1]: 'unreachable',
};

export function templateRefusal(reply: Exclude<ApiReply, { readonly kind: 'ok' }>): TemplateRefusal {
  switch (reply.kind) {
    case 'refused':
      return BY_CODE[reply.errcode] ?? 'wechat_error';
    case 'noToken':
      return reply.errcode === 0 ? 'unreachable' : 'token_refused';
    case 'gate':
      return reply.status === 429 ? 'rate_limited' : 'unreachable';
    case 'unsent':
    case 'unanswered':
      return 'unreachable';
    default:
      return reply satisfies never;
  }
}
