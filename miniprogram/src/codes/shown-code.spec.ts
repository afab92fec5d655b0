import { shownCode } from './shown-code';

const step = 30_000;
const codes = Array.from({ length: 6 }, (_, i) => ({
  code: `code-${i}`,
  qr: `code-${i}.claim.signature`,
  from: i * step,
  until: (i + 1) * step,
}));

describe('the code of the moment', () => {
  it('is the one whose half minute it is', () => {
    expect(shownCode(codes, 8_000)).toMatchObject({
      code: 'code-0',
      qr: 'code-0.claim.signature',
      secondsLeft: 22,
      codesAhead: 5,
    });
  });

  it('turns exactly when the next begins', () => {
    expect(shownCode(codes, step - 1)?.code).toBe('code-0');
    expect(shownCode(codes, step)?.code).toBe('code-1');
  });

  it('says for how many whole minutes codes are in store', () => {
    expect(shownCode(codes, 0)?.minutesInStore).toBe(3);
    expect(shownCode(codes, 1)?.minutesInStore).toBe(2);
  });

  it('is missing before the first and after the last', () => {
    expect(shownCode(codes, -1)).toBeUndefined();
    expect(shownCode(codes, 6 * step)).toBeUndefined();
  });
});
