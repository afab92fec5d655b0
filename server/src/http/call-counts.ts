/** How often something was called in its window, this call included; `ttl`: milliseconds until the window ends. */
export interface CallCount {
  readonly current: number;
  readonly ttl: number;
}

const MOST = 50_000;

/** Calls per key in windows that begin with the first call. Past `MOST` keys the longest unused are forgotten. */
export class CallCounts {
  private readonly windows = new Map<string, { readonly since: number; readonly current: number }>();

  /** `now`: milliseconds of any clock that only goes on. */
  count(key: string, windowMs: number, now: number): CallCount {
    const known = this.windows.get(key);
    const lives = known !== undefined && now - known.since < windowMs;
    const window = lives ? { since: known.since, current: known.current + 1 } : { since: now, current: 1 };
    this.windows.delete(key);
    this.windows.set(key, window);
    const oldest = this.windows.keys().next();
    if (this.windows.size > MOST && !oldest.done) this.windows.delete(oldest.value);
    return { current: window.current, ttl: windowMs - (now - window.since) };
  }
}
