import { TestClock } from '../../test/setup/test-clock.js';
import { PayNonces } from './pay-nonces.js';

const clock = new TestClock();
const body = Buffer.from('{"id":"1"}');
const other = Buffer.from('{"id":"2"}');

test('the same again is the same; another text under a nonce that was used is a replay', () => {
  const nonces = new PayNonces(clock);
  expect([nonces.check('K', 'n', body), nonces.check('K', 'n', body), nonces.check('K', 'n', other)]).toEqual([
    'first',
    'again',
    'replayed',
  ]);
  expect([nonces.check('K2', 'n', other), nonces.check('K', 'n2', other)]).toEqual(['first', 'first']);
});

test('what is older than a signature may be is forgotten, and no more than a hundred thousand are kept', () => {
  const nonces = new PayNonces(clock);
  nonces.check('K', 'old', body);
  clock.advance(601_000);
  expect(nonces.check('K', 'old', other)).toBe('first');
  for (let i = 0; i < 100_500; i += 1) nonces.check('K', `n${i}`, body);
  expect(nonces.size).toBe(100_000);
});
