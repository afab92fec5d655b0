/** Counts time while it runs; whole seconds, of all runs together. */
export class ForegroundSeconds {
  private before = 0;
  private since: number | undefined;

  /** @param now epoch milliseconds, of the phone */
  start(now: number): void {
    this.since = this.since ?? now;
  }

  stop(now: number): void {
    this.before = this.milliseconds(now);
    this.since = undefined;
  }

  total(now: number): number {
    return Math.floor(this.milliseconds(now) / 1000);
  }

  /** A clock that was put back takes nothing away. */
  private milliseconds(now: number): number {
    return this.before + (this.since === undefined ? 0 : Math.max(0, now - this.since));
  }
}
