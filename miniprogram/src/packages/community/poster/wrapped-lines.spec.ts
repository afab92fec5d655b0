import { wrappedLines } from './wrapped-lines';

/** Every character is ten wide. */
const pen = { measureText: (text: string) => ({ width: [...text].length * 10 }) };

describe('lines of the poster', () => {
  it.each([
    ['山野咖啡', 40, ['山野咖啡']],
    ['山野咖啡与面包研究所', 40, ['山野咖啡', '与面包研', '究所']],
    ['', 40, []],
    ['宽', 5, ['宽']],
    ['𠮷野家', 20, ['𠮷野', '家']],
  ])('%s within %i', (text, widest, lines) => {
    expect(wrappedLines(text, widest, pen)).toEqual(lines);
  });
});
