import { payFault, type PayFault } from './pay-fault.js';

/** Every name of the order, query, close and refund pages, with the status it comes under. */
const names: readonly (readonly [number, string, PayFault])[] = [
  [400, 'PARAM_ERROR', 'refused'],
  [400, 'INVALID_REQUEST', 'refused'],
  [400, 'APPID_MCHID_NOT_MATCH', 'misset'],
  [400, 'MCH_NOT_EXISTS', 'misset'],
  [400, 'ORDER_CLOSED', 'closed'],
  [400, 'ORDER_PAID', 'paid'],
  [401, 'SIGN_ERROR', 'misset'],
  [403, 'NO_AUTH', 'misset'],
  [403, 'OUT_TRADE_NO_USED', 'refused'],
  [403, 'RULE_LIMIT', 'misset'],
  [403, 'TRADE_ERROR', 'refused'],
  [403, 'ACCOUNT_ERROR', 'misset'],
  [403, 'USER_ACCOUNT_ABNORMAL', 'refused'],
  [403, 'NOT_ENOUGH', 'unfunded'],
  [404, 'ORDER_NOT_EXIST', 'absent'],
  [404, 'RESOURCE_NOT_EXISTS', 'absent'],
  [429, 'FREQUENCY_LIMITED', 'busy'],
  [429, 'RATELIMIT_EXCEEDED', 'busy'],
  [500, 'SYSTEM_ERROR', 'busy'],
  [202, 'USERPAYING', 'busy'],
];

test.each(names)('%i %s is %s', (status, code, fault) => {
  expect(payFault(status, code)).toBe(fault);
});

test.each([
  [0, 'busy'],
  [400, 'refused'],
  [401, 'misset'],
  [404, 'absent'],
  [408, 'busy'],
  [429, 'busy'],
  [502, 'busy'],
] as const)('a name nobody knows under %i is %s', (status, fault) => {
  expect([payFault(status, 'SOMETHING_NEW'), payFault(status, undefined)]).toEqual([fault, fault]);
});
