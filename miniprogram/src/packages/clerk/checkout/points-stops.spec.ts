import { pointsStops } from './points-stops';

describe('handy numbers of points (P-18)', () => {
  it('are quarters of what the bill takes, in whole steps', () => {
    expect(pointsStops(1_000, 100)).toEqual([0, 200, 500, 700, 1_000]);
  });

  it('do not repeat where there is little to choose', () => {
    expect(pointsStops(100, 100)).toEqual([0, 100]);
    expect(pointsStops(0, 100)).toEqual([0]);
  });
});
