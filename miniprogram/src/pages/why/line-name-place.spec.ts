import { lineNamePlace } from './line-name-place';

const level = (left: number, width: number, top: number, fall = 0) => ({ left, width, top, fall, short: 0 });

describe('where the name of the line stands', () => {
  it('is over the right end once the figure has fallen below', () => {
    expect(lineNamePlace({ lineTop: 40, steps: [level(0, 30, 0, 80), level(30, 70, 80)] })).toEqual({
      side: 'atRight',
      vertical: 'above',
    });
  });

  it('is over the left end while the figure comes down to it late', () => {
    expect(lineNamePlace({ lineTop: 80, steps: [level(0, 60, 0, 70), level(60, 40, 70)] })).toEqual({
      side: 'atLeft',
      vertical: 'above',
    });
  });

  it('is below the line where the figure runs close above it until late', () => {
    expect(lineNamePlace({ lineTop: 12, steps: [level(0, 90, 0, 84), level(90, 10, 84)] })).toEqual({
      side: 'atLeft',
      vertical: 'below',
    });
  });
});
