import { describe, expect, it } from 'vitest';
import { whatIfOutcome } from '../../testing/what-if-fixture';
import { matrixCells } from './matrix-cells';

const { counts, laterMatrix } = whatIfOutcome();

describe('the migration matrix', () => {
  it('says of every cell what it is and what it moves', () => {
    const { rows } = matrixCells(counts, laterMatrix);
    const silver = rows.find(({ tier }) => tier === 'silver')!;
    expect(silver.cells.map(({ to, members, delta, kind }) => [to, members, delta, kind])).toEqual([
      ['plain', 874, 874, 'falls'],
      ['silver', 10_020, -1286, 'stays'],
      ['gold', 412, 412, 'rises'],
    ]);
  });

  it('adds up: the deltas of the columns cancel out', () => {
    const { rows, totals } = matrixCells(counts, laterMatrix);
    expect(totals.map(({ after, delta }) => [after, delta])).toEqual([
      [32_716, 874],
      [10_134, -1172],
      [5_366, 298],
    ]);
    expect(totals.reduce((sum, { delta }) => sum + delta, 0)).toBe(0);
    expect(rows.reduce((sum, { before }) => sum + before, 0)).toBe(48_216);
  });

  it('shades a bigger move more strongly, and an empty cell not at all', () => {
    const { rows } = matrixCells(counts, laterMatrix);
    const ground = (from: string, to: string) =>
      rows.find(({ tier }) => tier === from)!.cells.find((cell) => cell.to === to)!.background;
    expect(ground('plain', 'gold')).toBe('var(--sunk)');
    expect(parseInt(ground('silver', 'plain').slice(7), 16)).toBeGreaterThan(
      parseInt(ground('gold', 'silver').slice(7), 16),
    );
  });
});
