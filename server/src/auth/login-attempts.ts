import type { Instant } from '@jieti/shared/model/time';

const WINDOW_MS = 15 * 60_000;
const MAX_FAILURES = 8;
const MAX_KEYS = 10_000;

/** Wrong passwords per account: after eight within a quarter of an hour, the account waits. Kept per process. */
export class LoginAttempts {
  private readonly failures = new Map<string, { readonly since: Instant; readonly count: number }>();

  isLocked(account: string, now: Instant): boolean {
    const entry = this.current(account, now);
    return entry !== undefined && entry.count >= MAX_FAILURES;
  }

  failed(account: string, now: Instant): void {
    const entry = this.current(account, now) ?? { since: now, count: 0 };
    this.failures.delete(account);
    this.failures.set(account, { since: entry.since, count: entry.count + 1 });
    const oldest = this.failures.keys().next();
    if (this.failures.size > MAX_KEYS && !oldest.done) this.failures.delete(oldest.value);
  }

  succeeded(account: string): void {
    this.failures.delete(account);
  }

  private current(account: string, now: Instant) {
    const entry = this.failures.get(account);
    return entry && now - entry.since < WINDOW_MS ? entry : undefined;
  }
}
