import { packedFacts, seemsPacked } from './packed-facts.js';

const bare = (at: number, fen: number) => `\u001e${at}\u001f${fen}`;
const whole = (at: number, fen: number, ...fields: string[]) => `${bare(at, fen)}\u001f${fields.join('\u001f')}`;
const checkin = '{"activity":"checkin"}';

test('purchases come out with instant and amount, other kinds with their detail', () => {
  const text =
    bare(1000, 8800) + whole(2000, 500, 'refund', '', '', '') + whole(3000, 0, 'engagement', '', '', checkin);
  expect(packedFacts(text, 3, 'lean')).toMatchObject([
    { kind: 'purchase', occurredAt: 1000, amountFen: 8800 },
    { kind: 'refund', occurredAt: 2000, amountFen: 500, order: null },
    { kind: 'engagement', occurredAt: 3000, activity: 'checkin' },
  ]);
  expect(packedFacts('', 0, 'lean')).toEqual([]);
});

test('with their keys, facts may refer to each other and share an instant', () => {
  const text = whole(1000, 8800, 'wxpay', '42') + whole(1000, 800, 'refund', 'wxpay', '43', 'wxpay', '42', '');
  expect(packedFacts(text, 2, 'keyed')).toMatchObject([
    { kind: 'purchase', source: 'wxpay', externalId: '42', amountFen: 8800 },
    { kind: 'refund', source: 'wxpay', externalId: '43', order: { source: 'wxpay', externalId: '42' } },
  ]);
});

test('the categories of an order come with it', () => {
  const text =
    whole(1000, 8800, 'till:anfu', '42') +
    whole(2000, 800, 'purchase', 'wxpay', '43', '', '', '{"categories":["饮品"]}');
  expect(packedFacts(text, 2, 'keyed')).toMatchObject([
    { kind: 'purchase', source: 'till:anfu', externalId: '42', amountFen: 8800, categories: [] },
    { kind: 'purchase', source: 'wxpay', externalId: '43', amountFen: 800, categories: ['饮品'] },
  ]);
});

test.each([
  ['a refund that names its order', whole(1000, 500, 'refund', 'wxpay', '42', ''), 1],
  ['two facts at one instant, which their keys put in order (F2)', bare(1000, 1) + bare(1000, 2), 2],
  ['facts out of order', bare(2000, 1) + bare(1000, 2), 2],
  ['a text that holds a separator', whole(1000, 0, 'engagement', '', '', '{"activity":"\u001f"}'), 1],
  ['a text that holds a whole record', whole(1000, 0, 'engagement', '', '', bare(2000, 1)), 1],
  ['a kind that is none', whole(1000, 0, 'wxpay', '', '', ''), 1],
  ['a detail that was too long', whole(1000, 0, 'adjustment', '', '', '\u001e'), 1],
  ['a text that was cut off', bare(1000, 88).slice(0, -3), 1],
  ['an instant before 1970', bare(-1000, 88), 1],
])('%s has to be read whole', (_, text, count) => {
  expect(packedFacts(text, count, 'lean')).toBeNull();
});

test.each([
  ['a refund, which may name its order', whole(1000, 500, 'refund', 'wxpay', '42', ''), 1],
  ['two facts at one instant', bare(1000, 1) + bare(1000, 2), 2],
  ['facts out of order', bare(2000, 1) + bare(1000, 2), 2],
  ['a text that holds a whole record', whole(1000, 0, 'engagement', '', '', bare(2000, 1)), 1],
  ['a text that lacks a fact', bare(1000, 88), 2],
  ['a detail that was too long', whole(1000, 0, 'adjustment', '', '', '\u001e') + bare(2000, 1), 2],
])('%s does not stay packed', (_, text, count) => {
  expect(seemsPacked(text, count, 'lean')).toBe(false);
});

test('what seems packed comes out as it would at once', () => {
  const text = whole(1000, 8800, 'wxpay', '42') + whole(1000, 800, 'refund', 'wxpay', '43', 'wxpay', '42', '');
  expect(seemsPacked(text, 2, 'keyed')).toBe(true);
  expect(seemsPacked(bare(1000, 8800) + whole(3000, 0, 'engagement', '', '', checkin), 2, 'lean')).toBe(true);
});

test('a number that holds a separator is not taken for two fields', () => {
  expect(packedFacts(whole(1000, 88, 'wxpay', '4\u001f2'), 1, 'keyed')).toBeNull();
});
