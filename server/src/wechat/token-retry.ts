const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How long WeChat asks us to stay away after these. */
const WAITS: Readonly<Record<number, number>> = {
  45011: MINUTE,
  45009: 10 * MINUTE,
  89506: 60 * MINUTE,
  89507: 60 * MINUTE,
};

/**
 * Milliseconds until a token is asked for again after the `failures`-th failure in a row; `errcode` 0 means WeChat could
 * not be reached. A wrong secret or a closed address list is not mended by asking often.
 */
export function tokenRetryDelay(errcode: number, failures: number): number {
  const named = WAITS[errcode];
  if (named !== undefined) return named;
  const passing = errcode === 0 || errcode === -1;
  const [first, most] = passing ? [SECOND, 30 * SECOND] : [30 * SECOND, 30 * MINUTE];
  return Math.min(first * 2 ** Math.min(failures - 1, 10), most);
}
