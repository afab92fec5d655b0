import { contrast } from '../../test/unit/contrast';
import { palettes, themes, tokensOf } from '../../test/unit/palette-tokens';

/** Inks that are written on grounds somewhere. */
const texts: readonly (readonly [inks: readonly string[], grounds: readonly string[]])[] = [
  [
    ['--ink1', '--ink2', '--ink3'],
    ['--page', '--surface', '--sunk', '--tint'],
  ],
  [
    ['--ink1', '--ink2'],
    ['--track', '--keypad', '--key', '--key-dim', '--offer', '--danger-soft'],
  ],
  [
    ['--danger', '--ok'],
    ['--page', '--surface', '--sunk'],
  ],
  [['--danger'], ['--danger-soft']],
  [['--on'], ['--page', '--surface', '--sunk', '--tint', '--offer']],
  [['--surface'], ['--ink1']],
  [['--card-ink', '--card-sub', '--card-acc'], ['--card']],
  [['--card-acc-text'], ['--card-acc']],
];

/** What is drawn to be seen and not read: bars, dots, rings. */
const fills: readonly (readonly [string, string])[] = [['--fill', '--surface']];

/** The panel of the code is white in every theme. */
const white = '#fff';

describe('the colours', () => {
  it('are measured as WCAG says: the darkest grey that is too pale on white, and the first that is not', () => {
    expect(contrast('#777', white)).toBeCloseTo(4.48, 2);
    expect(contrast('#767676', white)).toBeCloseTo(4.54, 2);
    expect(contrast('#000', white)).toBe(21);
  });

  for (const theme of themes)
    for (const palette of palettes) {
      const tokens = tokensOf(palette, theme);
      const colour = (name: string) => tokens.get(name) ?? name;
      const short = (pairs: readonly (readonly [string, string])[], least: number) =>
        pairs
          .map(([ink, ground]) => ({ pair: `${ink} on ${ground}`, ratio: contrast(colour(ink), colour(ground)) }))
          .filter(({ ratio }) => !(ratio >= least));

      it(`${palette}, ${theme}: every text reaches 4.5 on every ground it is written on`, () => {
        const pairs = texts.flatMap(([inks, grounds]) => inks.flatMap((ink) => grounds.map((g) => [ink, g] as const)));
        expect(short([...pairs, ['--on-paper', white]], 4.5)).toEqual([]);
      });

      it(`${palette}, ${theme}: bars and rings reach 3 on what they lie on`, () => {
        expect(short([...fills, ['--fill-paper', white]], 3)).toEqual([]);
      });
    }
});
