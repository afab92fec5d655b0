import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { MessageSender } from '../wechat/message-sender.js';
import type { SendOutcome } from '../wechat/send-outcome.js';
import { climb } from './climb.js';
import type { Rung } from './dispatch-plan.js';
import { groupBy } from '../group-by.js';
import { inParallel } from './in-parallel.js';
import type { MessageTemplateRecord } from './message-template.js';
import { MessageTemplatesQueries } from './message-templates.queries.js';
import { OutboxClaimsService, type DueMessage, type SentMessage } from './outbox-claims.service.js';

/** Messages looked at in one go: few while most of them go to WeChat, more while they end in the inbox. */
const FEW = 24;
const MANY = 200;
/** Lanes work side by side, so that a call that hangs holds up only its own; together they fill the connections. */
const LANES = 4;
const SENDS_PER_LANE = 16;
/** Longer than a lane's calls take when every one times out; past it, a message in `sending` is given up. */
const LEASE_MS = 60_000;
const WRITE_EVERY_MS = 200;
const PAUSE_MS = 60_000;

/** Sends what is due: gates, consents, channels, one outcome each. Any number of these may run. */
@Injectable()
export class OutboxService {
  private readonly logger = new Logger('outbox');
  private running: Promise<void> | null = null;
  private rungAgain = false;
  private stopped = false;
  private pausedUntil: Instant = 0;

  constructor(
    private readonly claims: OutboxClaimsService,
    private readonly templates: MessageTemplatesQueries,
    private readonly sender: MessageSender,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  /** Sends until nothing is due. A call while one is running makes that one look once more. */
  drain(): Promise<void> {
    this.rungAgain = true;
    this.running ??= this.work().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Takes no more; what is on its way is written down first. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running?.catch(() => undefined);
  }

  private async work(): Promise<void> {
    while (this.rungAgain && !this.stopped) {
      this.rungAgain = false;
      const abandoned = await this.claims.closeAbandoned(this.clock.now());
      if (abandoned > 0) this.logger.error({ event: 'messages abandoned while sending', count: abandoned });
      await inParallel(
        Array.from({ length: LANES }, (_, lane) => lane),
        LANES,
        () => this.runLane(),
      );
    }
  }

  private async runLane(): Promise<void> {
    let limit = FEW;
    while (!this.stopped) {
      const taken = await this.takeAndSend(limit);
      if (taken.claimed === 0) return;
      limit = taken.sent < SENDS_PER_LANE ? Math.min(limit * 2, MANY) : FEW;
    }
  }

  /** Nothing is claimed when nothing is due, or everybody has to wait. */
  private async takeAndSend(limit: number): Promise<{ readonly claimed: number; readonly sent: number }> {
    const now = this.clock.now();
    if (now < this.pausedUntil) return { claimed: 0, sent: 0 };
    const owner = randomUUID();
    const taken = await this.claims.take({
      owner,
      now,
      limit,
      sendLimit: SENDS_PER_LANE,
      leaseUntil: now + LEASE_MS,
      templates: await this.usableTemplates(),
    });
    if (taken.due.length > 0) await this.send(owner, taken.due);
    return { claimed: taken.claimed, sent: taken.due.length };
  }

  private async usableTemplates(): Promise<MessageTemplateRecord[]> {
    const templates = await this.templates.list();
    return this.config.wechat.officialAccount
      ? templates
      : templates.map((template) => ({ ...template, officialAccount: null }));
  }

  /** Results are written while others are still on their way, so that a crash leaves few in doubt. */
  private async send(owner: string, due: readonly DueMessage[]): Promise<void> {
    const results: SentMessage[] = [];
    let writing: Promise<void> = Promise.resolve();
    const write = (): void => {
      const part = results.splice(0);
      if (part.length === 0) return;
      writing = writing.then(() => this.claims.settle(owner, part, this.clock.now()));
      // Awaited below; until then a failure must not count as unhandled.
      writing.catch(() => undefined);
    };
    const timer = setInterval(write, WRITE_EVERY_MS);
    try {
      // WeChat refuses two sends to one person at the same time.
      const people = [...groupBy(due, ({ message }) => String(message.memberId)).values()];
      await inParallel(people, SENDS_PER_LANE, async (messages) => {
        for (const one of messages) results.push(await this.sendOne(one));
      });
    } finally {
      clearInterval(timer);
      write();
      await writing;
    }
  }

  private async sendOne(due: DueMessage): Promise<SentMessage> {
    const result = await climb(due.rungs, due.otherwise, (rung) => this.attempt(rung, due.message.id));
    if (result.pause) this.pausedUntil = this.clock.now() + PAUSE_MS;
    return { due, result };
  }

  private attempt(rung: Rung, id: number): Promise<SendOutcome> {
    if (!rung.message) return Promise.resolve({ kind: 'failed', reason: 'bad_params' });
    return rung.channel === 'subscription'
      ? this.sender.sendSubscription(rung.message)
      : this.sender.sendOfficialAccount(rung.message, String(id));
  }
}
