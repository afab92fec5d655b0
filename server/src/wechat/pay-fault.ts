/**
 * What an error of WeChat Pay means to us.
 * `paid`, `closed`, `absent`: the order's (or refund's) real state. `unfunded`: the merchant's balance is short.
 * `busy`: it may have been carried out or not; ask again later. `refused`: this request will never be taken.
 * `misset`: account, keys or permissions are wrong; the shop has to act.
 */
export type PayFault = 'paid' | 'closed' | 'absent' | 'unfunded' | 'busy' | 'refused' | 'misset';

/** WeChat Pay's names, from the tables of the order, query, close and refund pages. */
const faults: Readonly<Record<string, PayFault>> = {
  ORDER_PAID: 'paid',
  ORDER_CLOSED: 'closed',
  ORDER_NOT_EXIST: 'absent',
  ORDERNOTEXIST: 'absent',
  RESOURCE_NOT_EXISTS: 'absent',
  NOT_ENOUGH: 'unfunded',
  USERPAYING: 'busy',
  FREQUENCY_LIMITED: 'busy',
  RATELIMIT_EXCEEDED: 'busy',
  SYSTEM_ERROR: 'busy',
  BANK_ERROR: 'busy',
  PARAM_ERROR: 'refused',
  INVALID_REQUEST: 'refused',
  OUT_TRADE_NO_USED: 'refused',
  TRADE_ERROR: 'refused',
  USER_ACCOUNT_ABNORMAL: 'refused',
  SIGN_ERROR: 'misset',
  NO_AUTH: 'misset',
  APPID_MCHID_NOT_MATCH: 'misset',
  OPENID_MISMATCH: 'misset',
  MCH_NOT_EXISTS: 'misset',
  ACCOUNT_ERROR: 'misset',
  RULE_LIMIT: 'misset',
};

/** By its name; a name nobody knows goes by the HTTP status (0: no answer that can be trusted). */
export function payFault(status: number, code: string | undefined): PayFault {
  const known = code === undefined ? undefined : faults[code];
  if (known) return known;
  if (status === 401) return 'misset';
  if (status === 404) return 'absent';
  return status >= 400 && status < 500 && status !== 429 && status !== 408 ? 'refused' : 'busy';
}
