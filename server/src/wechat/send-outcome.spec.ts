import { sendOutcome } from './send-outcome.js';

const declined = (reason: string) => ({ kind: 'declined', reason });
const failed = (reason: string) => ({ kind: 'failed', reason });
const later = (reason: string) => ({ kind: 'later', reason });
const pausing = { kind: 'later', reason: 'rate_limited', pause: true };

describe.each([
  // wechat-platform 2.2
  [
    'subscribe/send',
    [
      [40001, later('token_refused')],
      [40003, failed('bad_openid')],
      [40014, later('token_refused')],
      [40037, failed('bad_template')],
      [43101, declined('refused')],
      [43107, failed('template_banned')],
      [43108, later('rate_limited')],
      [45168, failed('sensitive_words')],
      [47003, failed('bad_params')],
      [41030, failed('page_unknown')],
      [40038, failed('rate_limited')],
    ],
  ],
  // wechat-platform 2.7
  [
    'template/send and subscribe/bizsend',
    [
      [40003, failed('bad_openid')],
      [40037, failed('bad_template')],
      [43004, declined('not_follower')],
      [43019, declined('refused')],
      [43101, declined('refused')],
      [47003, failed('bad_params')],
      [41028, failed('wechat_error')],
      [41029, failed('wechat_error')],
      [45109, failed('wechat_error')],
    ],
  ],
  // wechat-platform 1.3
  [
    'every call',
    [
      [-1, later('unreachable')],
      [40013, failed('not_authorised')],
      [41001, later('token_refused')],
      [41002, failed('wechat_error')],
      [42001, later('token_refused')],
      [43001, failed('wechat_error')],
      [43002, failed('wechat_error')],
      [43003, failed('wechat_error')],
      [45009, pausing],
      [45011, pausing],
      [48001, failed('not_authorised')],
      [48004, failed('not_authorised')],
      [50002, failed('not_authorised')],
      [99999, failed('wechat_error')],
    ],
  ],
] as const)('%s', (_, rows) => {
  test.each(rows.map(([code, outcome]) => [code, outcome] as const))('errcode %i ends as %j', (errcode, outcome) => {
    expect(sendOutcome({ kind: 'refused', errcode, errmsg: 'whatever rid: 1-2-3' })).toEqual(outcome);
  });
});

test.each([
  ['never left', { kind: 'unsent', cause: 'ECONNREFUSED' } as const, { kind: 'later', reason: 'unreachable' }],
  ['no answer', { kind: 'unanswered', cause: 'UND_ERR_HEADERS_TIMEOUT' } as const, { kind: 'unknown' }],
  ['HTTP 500', { kind: 'gate', status: 500 } as const, { kind: 'later', reason: 'unreachable' }],
  ['HTTP 504', { kind: 'gate', status: 504 } as const, { kind: 'unknown' }],
  ['HTTP 429', { kind: 'gate', status: 429 } as const, { kind: 'later', reason: 'rate_limited', pause: true }],
  ['no token', { kind: 'noToken', errcode: 0 } as const, { kind: 'later', reason: 'unreachable', pause: true }],
  [
    'a refused secret',
    { kind: 'noToken', errcode: 40125 } as const,
    { kind: 'later', reason: 'token_refused', pause: true },
  ],
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
