import { templateRefusal } from './template-refusals.js';

test.each([
  [200001, 'bad_parameter'],
  [200011, 'account_banned'],
  [200012, 'too_many_templates'],
  [200013, 'template_banned'],
  [200014, 'title_unknown'],
  [200016, 'bad_keywords'],
  [200017, 'bad_keywords'],
  [200018, 'bad_keywords'],
  [200019, 'bad_keywords'],
  [200020, 'bad_keywords'],
  [200021, 'bad_keywords'],
  [200022, 'bad_keywords'],
  [200100, 'wechat_error'],
  [40037, 'template_unknown'],
  [48001, 'not_authorised'],
  [45009, 'rate_limited'],
  [42001, 'token_refused'],
  [-1, 'unreachable'],
])('errcode %i about a template is %s', (errcode, refusal) => {
  expect(templateRefusal({ kind: 'refused', errcode, errmsg: 'rid: 1-2-3' })).toBe(refusal);
});

test.each([
  ['a wrong secret', { kind: 'noToken', errcode: 40125 } as const, 'token_refused'],
  ['no token to be had', { kind: 'noToken', errcode: 0 } as const, 'unreachable'],
  ['HTTP 429', { kind: 'gate', status: 429 } as const, 'rate_limited'],
  ['HTTP 500', { kind: 'gate', status: 500 } as const, 'unreachable'],
  ['no answer', { kind: 'unanswered', cause: 'UND_ERR_SOCKET' } as const, 'unreachable'],
])('%s is %s', (_, reply, refusal) => {
  expect(templateRefusal(reply)).toBe(refusal);
});
