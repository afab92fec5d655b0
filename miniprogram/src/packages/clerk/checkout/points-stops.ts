const quarters = [0, 1, 2, 3, 4];

/** Handy numbers of points between none and `most`, in whole steps, without repeats. */
export function pointsStops(most: number, step: number): readonly number[] {
  const stops = quarters.map((n) => (n === 4 ? most : Math.floor((most * n) / 4 / step) * step));
  return [...new Set(stops)];
}
