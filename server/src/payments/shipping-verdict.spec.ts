import { shippingVerdict, type ShippingVerdict } from './shipping-verdict.js';

test.each([
  [10060001, 'again'],
  [10060002, 'sent'],
  [10060003, 'sent'],
  [10060004, 'failed'],
  [10060005, 'failed'],
  [10060006, 'failed'],
  [10060008, 'failed'],
  [10060009, 'failed'],
  [10060012, 'again'],
  [10060014, 'failed'],
  [10060019, 'again'],
  [10060023, 'sent'],
  [10060031, 'failed'],
  [268485194, 'failed'],
  [268485228, 'failed'],
  [-1, 'again'],
  [45009, 'again'],
  [45011, 'again'],
  [40001, 'again'],
  [42001, 'again'],
] as const)('errcode %i ends as %s', (errcode, verdict: ShippingVerdict) => {
  expect(shippingVerdict({ kind: 'refused', errcode, errmsg: '' })).toBe(verdict);
});

test('an answer is a success; silence, a closed gate or a missing token means again', () => {
  expect(shippingVerdict({ kind: 'ok', json: {} })).toBe('sent');
  const silent = [
    { kind: 'unsent', cause: 'ECONNREFUSED' },
    { kind: 'unanswered', cause: 'UND_ERR_SOCKET' },
    { kind: 'gate', status: 502 },
    { kind: 'noToken', errcode: 40164 },
  ] as const;
  expect(silent.map((reply) => shippingVerdict(reply))).toEqual(Array(4).fill('again'));
});
