const FIRST_MS = 15_000;
const LONGEST_MS = 6 * 3_600_000;

/** How long to wait after so many attempts: 15 s, doubled each time, at most six hours. */
export function backOff(attempts: number): number {
  return Math.min(FIRST_MS * 2 ** Math.min(attempts, 20), LONGEST_MS);
}
