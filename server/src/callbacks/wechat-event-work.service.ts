import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { groupBy } from '../group-by.js';
import { unusedEvents } from './unused-events.js';
import { WechatEventHandlers, type EventOutcome } from './wechat-event-handlers.js';
import { WechatEventsQueries } from './wechat-events.queries.js';
import { WechatEventsRepository } from './wechat-events.repository.js';

const BATCH = 200;
const DAY_MS = 86_400_000;
/** Longer than the longest time a signature is taken for. */
const MOMENTS_MS = 2 * DAY_MS;
/** As long as somebody may ask why: they name people, so no longer. */
const DECIDED_MS = 90 * DAY_MS;
const FORGOTTEN_AT_ONCE = 1000;
/** Milliseconds until the next attempt after the first, second … one that broke off; after the last it has failed. */
const DELAYS_MS = [5_000, 30_000, 2 * 60_000, 10 * 60_000];

/** Carries out what was pushed: each event with its effect in one transaction, those of one user in their order. */
@Injectable()
export class WechatEventWorkService {
  private readonly logger = new Logger('callbacks');

  constructor(
    private readonly transactions: Transactions,
    private readonly events: WechatEventsRepository,
    private readonly waiting: WechatEventsQueries,
    private readonly handlers: WechatEventHandlers,
    private readonly clock: Clock,
  ) {}

  /** Everything that is due now; several processes may do it at once. */
  async workOff(isStopping: () => boolean = () => false): Promise<void> {
    for (let after = 0; ; ) {
      const due = await this.waiting.listDue(after, this.clock.now(), BATCH);
      const byUser = [...groupBy(due, (event) => event.fromUser).values()];
      const lane = async (): Promise<void> => {
        for (let events = byUser.shift(); events; events = byUser.shift())
          for (const { id } of events) if (!isStopping()) await this.take(id);
      };
      await Promise.all(Array.from({ length: this.transactions.lanes }, lane));
      if (isStopping() || due.length < BATCH) return;
      after = due.at(-1)?.id ?? after;
    }
  }

  /** Forgets what nobody needs any more. */
  async tidy(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run((tx) => this.events.forgetMoments(tx, now - MOMENTS_MS));
    const forgetSome = () =>
      this.transactions.run((tx) => this.events.forgetDecided(tx, now - DECIDED_MS, FORGOTTEN_AT_ONCE));
    while ((await forgetSome()) === FORGOTTEN_AT_ONCE);
  }

  private async take(id: number): Promise<void> {
    try {
      await this.transactions.run((tx) => this.handle(tx, id));
    } catch (error) {
      // Nothing is wrong with the event: the next look finds it as it was.
      if (this.events.isBusy(error)) return;
      if (this.events.isUnreachable(error)) throw error;
      await this.transactions.run((tx) => this.countFailure(tx, id, error));
    }
  }

  private async handle(tx: Tx, id: number): Promise<void> {
    const now = this.clock.now();
    const event = await this.events.lockDue(tx, id, now);
    if (!event) return;
    const handler = this.handlers.find(event.event);
    const outcome: EventOutcome = handler
      ? await handler(tx, event)
      : { kind: 'ignored', reason: unusedEvents.get(event.event) ?? unused(event.event) };
    const reason = outcome.kind === 'ignored' ? outcome.reason : null;
    await this.events.decide(tx, id, { state: outcome.kind, reason }, now);
  }

  private async countFailure(tx: Tx, id: number, error: unknown): Promise<void> {
    const now = this.clock.now();
    const attempts = await this.events.countAttempt(tx, id);
    if (attempts === null) return;
    const reason = error instanceof Error ? error.message : String(error);
    const delay = DELAYS_MS[attempts - 1];
    if (delay === undefined) await this.events.decide(tx, id, { state: 'failed', reason }, now);
    else await this.events.postpone(tx, id, reason, now + delay);
    this.logger.error({ event: 'wechat_event_broke_off', id, attempts, given: delay === undefined, error: reason });
  }
}

function unused(event: string): string {
  return event.startsWith('message:') ? 'message_not_kept' : 'not_used';
}
