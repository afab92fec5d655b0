import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { ChannelErrors } from '../channels/channel-errors.js';
import { Clock } from '../clock.js';
import type { CallbackAccount } from '../wechat/wechat-accounts.js';

const MINUTE_MS = 60_000;
const MAX_BAD_A_MINUTE = 60;
const MAX_ADDRESSES = 10_000;

interface Count {
  readonly since: Instant;
  readonly count: number;
}

/**
 * Callbacks that were not WeChat's: one line of log a minute and account, however many there are, and an end to
 * explanations for an address that does not stop. Genuine ones are never counted. Kept per process.
 */
@Injectable()
export class RefusedCallbacks {
  private readonly logger = new Logger('callbacks');
  private readonly logged = new Map<CallbackAccount, Count>();
  private readonly addresses = new Map<string, Count>();

  constructor(
    private readonly errors: ChannelErrors,
    private readonly clock: Clock,
  ) {}

  /** Whether this address has sent too many. */
  note(account: CallbackAccount, fault: string, address: string): boolean {
    const now = this.clock.now();
    this.errors.note({ channel: account, place: 'callback', code: fault });
    this.log(account, fault, now);
    const known = this.addresses.get(address);
    const entry = known && now - known.since < MINUTE_MS ? known : { since: now, count: 0 };
    this.addresses.delete(address);
    this.addresses.set(address, { since: entry.since, count: entry.count + 1 });
    const oldest = this.addresses.keys().next();
    if (this.addresses.size > MAX_ADDRESSES && !oldest.done) this.addresses.delete(oldest.value);
    return entry.count >= MAX_BAD_A_MINUTE;
  }

  /** The first of a minute is logged at once, with how many came unlogged before it. */
  private log(account: CallbackAccount, fault: string, now: Instant): void {
    const last = this.logged.get(account);
    if (last && now - last.since < MINUTE_MS) {
      this.logged.set(account, { since: last.since, count: last.count + 1 });
      return;
    }
    this.logger.warn({ event: 'callback refused', account, fault, unloggedBefore: last?.count ?? 0 });
    this.logged.set(account, { since: now, count: 0 });
  }
}
