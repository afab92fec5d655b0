/** The only place that reads the machine's time. */
export interface Clock {
  /** Milliseconds since 1970 on the simulated platform; moves ahead by `advance`. */
  now(): number;
  /** Milliseconds since 1970 on this machine; signatures are stamped and checked with it. */
  wall(): number;
  /** Moves `now` ahead, so that codes, tokens and orders grow old at once. */
  advance(milliseconds: number): void;
}

export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    wall: () => Date.now(),
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

/** RFC 3339 in China time, as WeChat Pay writes it: `2018-06-08T10:34:56+08:00`. */
export function chinaTime(at: number): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
