import { sendOutcome } from './send-outcome.js';

test.each([
  [43101, { kind: 'declined', reason: 'refused' }],
  [43004, { kind: 'declined', reason: 'not_follower' }],
  [40003, { kind: 'failed', reason: 'bad_openid' }],
  [43107, { kind: 'failed', reason: 'template_banned' }],
  [40037, { kind: 'failed', reason: 'bad_template' }],
  [47003, { kind: 'failed', reason: 'bad_params' }],
  [45168, { kind: 'failed', reason: 'sensitive_words' }],
  [41030, { kind: 'failed', reason: 'page_unknown' }],
  [48001, { kind: 'failed', reason: 'not_authorised' }],
  [99999, { kind: 'failed', reason: 'wechat_error' }],
  [-1, { kind: 'later', reason: 'unreachable' }],
  [45009, { kind: 'later', reason: 'rate_limited', pause: true }],
  [45011, { kind: 'later', reason: 'rate_limited', pause: true }],
  [43108, { kind: 'later', reason: 'rate_limited' }],
  [42001, { kind: 'later', reason: 'token_refused' }],
])('errcode %i ends as %j', (errcode, outcome) => {
  expect(sendOutcome({ kind: 'refused', errcode, errmsg: 'whatever rid: 1-2-3' })).toEqual(outcome);
});

test.each([
  ['never left', { kind: 'unsent', cause: 'ECONNREFUSED' } as const, { kind: 'later', reason: 'unreachable' }],
  ['no answer', { kind: 'unanswered', cause: 'UND_ERR_HEADERS_TIMEOUT' } as const, { kind: 'unknown' }],
  ['HTTP 500', { kind: 'gate', status: 500 } as const, { kind: 'later', reason: 'unreachable' }],
  ['HTTP 504', { kind: 'gate', status: 504 } as const, { kind: 'unknown' }],
  ['HTTP 429', { kind: 'gate', status: 429 } as const, { kind: 'later', reason: 'rate_limited', pause: true }],
  ['no token', { kind: 'noToken', errcode: 0 } as const, { kind: 'later', reason: 'unreachable' }],
  ['a refused secret', { kind: 'noToken', errcode: 40125 } as const, { kind: 'later', reason: 'token_refused' }],
])('%s ends as it should', (_, reply, outcome) => {
  expect(sendOutcome(reply)).toEqual(outcome);
});

test('a success keeps its number as text, and may come without one', () => {
  expect(sendOutcome({ kind: 'ok', json: { msgid: '3248682510344192008' } })).toEqual({
    kind: 'sent',
    msgid: '3248682510344192008',
  });
  expect(sendOutcome({ kind: 'ok', json: {} })).toEqual({ kind: 'sent', msgid: null });
});
