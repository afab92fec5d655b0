import { errorCodes } from '@jieti/shared/api/errors';
import { loginRefusal, phoneRefusal } from './login-refusals.js';

const refused = (errcode: number) => ({ kind: 'refused', errcode, errmsg: 'whatever rid: 1-2-3' }) as const;

test.each([
  [40029, 'login_code_invalid'],
  [40163, 'login_code_invalid'],
  [41008, 'login_code_invalid'],
  [40226, 'login_blocked'],
  [45011, 'too_many_requests'],
  [-1, 'wechat_unavailable'],
  [40001, 'wechat_settings_wrong'],
  [40002, 'wechat_settings_wrong'],
  [40013, 'wechat_settings_wrong'],
  [40125, 'wechat_settings_wrong'],
  [40164, 'wechat_settings_wrong'],
  [40243, 'wechat_settings_wrong'],
  [41002, 'wechat_settings_wrong'],
  [41004, 'wechat_settings_wrong'],
  [43002, 'wechat_settings_wrong'],
  [48001, 'wechat_settings_wrong'],
  [48004, 'wechat_settings_wrong'],
  [50002, 'wechat_settings_wrong'],
  [99999, 'wechat_unavailable'],
])('signing in, errcode %i is told as %s', (errcode, code) => {
  expect(loginRefusal(refused(errcode))).toBe(code);
});

test.each([
  [40029, 'phone_code_invalid'],
  [40163, 'phone_code_invalid'],
  [40003, 'phone_app_mismatch'],
  [40013, 'phone_app_mismatch'],
  [45009, 'phone_quota_gone'],
  [1400001, 'phone_quota_gone'],
  [45011, 'too_many_requests'],
  [-1, 'wechat_unavailable'],
  [40001, 'wechat_settings_wrong'],
  [48001, 'wechat_settings_wrong'],
])('giving a number, errcode %i is told as %s', (errcode, code) => {
  expect(phoneRefusal(refused(errcode))).toBe(code);
});

test.each([
  [40013, 'wechat_settings_wrong'],
  [40125, 'wechat_settings_wrong'],
  [40164, 'wechat_settings_wrong'],
  [40243, 'wechat_settings_wrong'],
  [50004, 'wechat_settings_wrong'],
  [50007, 'wechat_settings_wrong'],
  [89503, 'wechat_settings_wrong'],
  [89506, 'wechat_settings_wrong'],
  [89507, 'wechat_settings_wrong'],
  [45009, 'wechat_unavailable'],
  [0, 'wechat_unavailable'],
])('without a token for errcode %i the shop, not the person, is told: %s', (errcode, code) => {
  expect(phoneRefusal({ kind: 'noToken', errcode })).toBe(code);
});

test.each([
  ['never left', { kind: 'unsent', cause: 'ECONNREFUSED' } as const, 'wechat_unavailable'],
  ['no answer', { kind: 'unanswered', cause: 'UND_ERR_SOCKET' } as const, 'wechat_unavailable'],
  ['HTTP 502', { kind: 'gate', status: 502 } as const, 'wechat_unavailable'],
  ['HTTP 429', { kind: 'gate', status: 429 } as const, 'too_many_requests'],
])('%s is told as %s', (_, reply, code) => {
  expect(loginRefusal(reply)).toBe(code);
  expect(phoneRefusal(reply)).toBe(code);
});

test('everything a person is told has a sentence of its own', () => {
  const codes = ['login_code_invalid', 'login_blocked', 'phone_code_invalid', 'phone_app_mismatch', 'phone_quota_gone'];
  const sentences = [...codes, 'wechat_settings_wrong'].map(
    (code) => errorCodes[code as keyof typeof errorCodes].sentence,
  );
  expect(new Set(sentences).size).toBe(6);
});
