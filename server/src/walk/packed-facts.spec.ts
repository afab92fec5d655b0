import { packedFacts } from './packed-facts.js';

const bare = (at: number, fen: number) => `\u001e${at}\u001f${fen}`;
const whole = (at: number, fen: number, ...extras: string[]) => `${bare(at, fen)}\u001f${extras.join('\u001f')}`;

test('purchases come out with instant and amount, other kinds with their detail', () => {
  const text =
    bare(1000, 8800) +
    whole(2000, 500, 'refund', '', '', '') +
    whole(3000, 0, 'engagement', '', '', '{"activity":"checkin"}');
  expect(packedFacts(text, 3)).toMatchObject([
    { kind: 'purchase', occurredAt: 1000, amountFen: 8800 },
    { kind: 'refund', occurredAt: 2000, amountFen: 500, order: null },
    { kind: 'engagement', occurredAt: 3000, activity: 'checkin' },
  ]);
  expect(packedFacts('', 0)).toEqual([]);
});

test.each([
  ['a refund that names its order', whole(1000, 500, 'refund', 'wxpay', '42', ''), 1],
  ['two facts at one instant, which their keys put in order (F2)', bare(1000, 1) + bare(1000, 2), 2],
  ['facts out of order', bare(2000, 1) + bare(1000, 2), 2],
  ['a text that holds a separator', whole(1000, 0, 'engagement', '', '', '{"activity":"\u001f"}'), 1],
  ['a text that holds a whole record', whole(1000, 0, 'engagement', '', '', bare(2000, 1)), 1],
  ['a text that was cut off', bare(1000, 88).slice(0, -3), 1],
  ['an instant before 1970', bare(-1000, 88), 1],
])('%s has to be read whole', (_, text, count) => {
  expect(packedFacts(text, count)).toBeNull();
});
