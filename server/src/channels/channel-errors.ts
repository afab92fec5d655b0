import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { ChannelErrorsRepository, type ErrorTally } from './channel-errors.repository.js';

export interface ChannelTrouble {
  readonly channel: string;
  readonly place: string;
  readonly code: string | number;
  readonly message?: string;
}

/** Gathered this long before they are stored: a channel that fails a thousand times a second writes one row. */
const GATHER_MS = 2_000;
/** Kinds of trouble gathered at once; more are only counted in the log of their own places. */
const MOST_KINDS = 200;

/** What members do or decide, not what an operator could put right: refused, no follower, a used code, no customer. */
const USUAL: ReadonlySet<string> = new Set(['43101', '43004', '43019', '40029', '40163', '40226', '41008', '84061']);

/** What went wrong with WeChat, for people to look at: each kind once a day, counted. Noting never fails and never waits. */
@Injectable()
export class ChannelErrors implements OnApplicationShutdown {
  private readonly log = new Logger('channels');
  private gathered = new Map<string, ErrorTally>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly transactions: Transactions,
    private readonly errors: ChannelErrorsRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  note({ channel, place, code, message = '' }: ChannelTrouble): void {
    if (USUAL.has(String(code))) return;
    const now = this.clock.now();
    const key = {
      day: businessDayOf(now, this.config.timeZone),
      channel: channel.slice(0, 20),
      place: place.slice(0, 80),
      code: String(code).slice(0, 40),
    };
    const name = Object.values(key).join('|');
    const known = this.gathered.get(name);
    if (!known && this.gathered.size >= MOST_KINDS) return;
    this.gathered.set(name, {
      ...key,
      message: withoutRequestId(message),
      times: (known?.times ?? 0) + 1,
      firstAt: known?.firstAt ?? now,
      lastAt: now,
    });
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  /** Stores what was gathered; what cannot be stored is given up and logged. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const tallies = [...this.gathered.values()];
    this.gathered = new Map();
    if (tallies.length === 0) return;
    try {
      await this.transactions.run(async (tx) => {
        for (const tally of tallies) await this.errors.add(tx, tally);
        await this.errors.prune(tx, Math.max(...tallies.map(({ day }) => day)));
      });
    } catch (error) {
      this.log.warn({ event: 'channel_errors_lost', kinds: tallies.length, cause: String(error) });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush();
  }
}

/** WeChat ends its messages in an id of the request, which would make every message another one. */
function withoutRequestId(message: string): string {
  return message.replace(/\s*(?:rid: [\w-]+|hint: \[[^\]]*\]).*$/u, '').slice(0, 200);
}
