import { newExchangeCode, normalCode } from './exchange-code.js';
import { listedCodes } from './listed-codes.js';

test.each([
  ['K7QM-2XWD-9PRT', 'K7QM2XWD9PRT'],
  ['k7qm 2xwd 9prt', 'K7QM2XWD9PRT'],
  ['ｋ７ｑｍ２ｘｗｄ９ｐｒｔ', 'K7QM2XWD9PRT'],
  ['K7QM—2XWD－9PRT', 'K7QM2XWD9PRT'],
  ['OIL-0I1', '011011'],
])('D145: %s counts as %s', (typed, norm) => {
  expect(normalCode(typed)).toBe(norm);
});

test.each(['', 'ABC12', '兑换码一二三', 'A'.repeat(33), 'ABC123;--', '      '])(
  'D145: %j cannot be a code',
  (typed) => {
    expect(normalCode(typed)).toBeNull();
  },
);

test('D145: codes of our own making can be read aloud, and are their own after typing', () => {
  const codes = Array.from({ length: 2000 }, newExchangeCode);
  expect(new Set(codes.map(normalCode)).size).toBe(2000);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
});

describe('a pasted list', () => {
  test('D145: has its codes as printed, empty lines left out, lines counted as they stand', () => {
    const { codes, problems } = listedCodes(' AB-12-CD \r\n\r\nEF-34-GH\n');
    expect(problems).toEqual([]);
    expect(codes).toEqual([
      { code: 'AB-12-CD', norm: 'AB12CD', line: 1 },
      { code: 'EF-34-GH', norm: 'EF34GH', line: 3 },
    ]);
  });

  test('D145: names every line that is no code, or that people cannot tell from another', () => {
    const { problems } = listedCodes('GOOD01\n???\ngood-oi');
    expect(problems).toEqual([
      { field: 'text.2', message: '第 2 行要是 6 到 32 个字母或数字' },
      { field: 'text.3', message: '第 3 行和第 1 行分不清' },
    ]);
  });

  test('D145: of nothing but gaps, or of more than ten thousand, says so', () => {
    expect(listedCodes('\n \n').problems).toEqual([{ field: 'text', message: '没有兑换码' }]);
    const many = Array.from({ length: 10_001 }, (_, i) => `CODE${i + 100_000}`).join('\n');
    expect(listedCodes(many).problems).toEqual([{ field: 'text', message: '一次最多 10000 个，请分几次导入' }]);
  });
});
