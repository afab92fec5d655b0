import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { MessageSender } from '../wechat/message-sender.js';
import type { SendOutcome } from '../wechat/send-outcome.js';
import { climb } from './climb.js';
import type { Rung } from './dispatch-plan.js';
import { groupBy } from './group-by.js';
import { inParallel } from './in-parallel.js';
import type { MessageTemplateRecord } from './message-template.js';
import { MessageTemplatesQueries } from './message-templates.queries.js';
import { OutboxClaimsService, type DueMessage, type SentMessage } from './outbox-claims.service.js';

const BATCH = 200;
const SENDERS = 48;
/** Longer than a batch can take with every call timing out; past it, a message in `sending` is given up. */
const LEASE_MS = 120_000;
const RESULTS_PER_WRITE = 50;
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
      while (!this.stopped && (await this.takeAndSend())) continue;
    }
  }

  /** False when nothing was due, or everybody has to wait. */
  private async takeAndSend(): Promise<boolean> {
    const now = this.clock.now();
    if (now < this.pausedUntil) return false;
    const owner = randomUUID();
    const taken = await this.claims.take({
      owner,
      now,
      limit: BATCH,
      leaseUntil: now + LEASE_MS,
      templates: await this.usableTemplates(),
    });
    if (taken.due.length > 0) await this.send(owner, taken.due);
    return taken.claimed > 0;
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
      await inParallel(people, SENDERS, async (messages) => {
        for (const one of messages) results.push(await this.sendOne(one));
        if (results.length >= RESULTS_PER_WRITE) write();
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
