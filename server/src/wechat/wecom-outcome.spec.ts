import { wecomOutcome } from './wecom-outcome.js';

test.each([
  [-1, 'unreachable'],
  [40001, 'token_refused'],
  [40013, 'token_refused'],
  [40014, 'token_refused'],
  [41001, 'token_refused'],
  [42001, 'token_refused'],
  [45009, 'rate_limited'],
  [45033, 'rate_limited'],
  [48002, 'no_permission'],
  [60020, 'address_refused'],
  [40058, 'bad_parameter'],
  [60111, 'staff_unknown'],
  [40096, 'not_a_contact'],
  [84061, 'not_a_contact'],
  [40050, 'group_unknown'],
  [49008, 'group_unknown'],
  [90501, 'group_unknown'],
  [81017, 'too_many_owners'],
  [41048, 'nobody_to_send_to'],
  [41051, 'welcome_expired'],
  [99999, 'wecom_error'],
])('errcode %i of WeCom is %s', (errcode, refusal) => {
  const reply = { kind: 'refused', errcode, errmsg: 'more info at https://open.work.weixin.qq.com/' } as const;
  expect(wecomOutcome(reply, () => 0)).toEqual({ kind: 'refused', refusal, errcode });
});

test.each([
  ['never left', { kind: 'unsent', cause: 'ECONNREFUSED' } as const, 'unreachable'],
  ['no answer', { kind: 'unanswered', cause: 'UND_ERR_SOCKET' } as const, 'unanswered'],
  ['HTTP 500', { kind: 'gate', status: 500 } as const, 'unreachable'],
  ['HTTP 504', { kind: 'gate', status: 504 } as const, 'unanswered'],
  ['HTTP 429', { kind: 'gate', status: 429 } as const, 'rate_limited'],
  ['no corp', { kind: 'noToken', errcode: 41002 } as const, 'not_connected'],
  ['a wrong secret', { kind: 'noToken', errcode: 40001 } as const, 'token_refused'],
  ['no token to be had', { kind: 'noToken', errcode: 0 } as const, 'unreachable'],
])('%s is %s', (_, reply, refusal) => {
  expect(wecomOutcome(reply, () => 0)).toMatchObject({ kind: 'refused', refusal });
});

test('what was answered is read', () => {
  expect(wecomOutcome({ kind: 'ok', json: { total: 2 } }, (json) => json['total'])).toEqual({ kind: 'ok', value: 2 });
});
