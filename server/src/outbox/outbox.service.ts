import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { groupBy } from '../group-by.js';
import { MessageSender } from '../wechat/message-sender.js';
import type { SendOutcome } from '../wechat/send-outcome.js';
import { WechatAccounts } from '../wechat/wechat-accounts.js';
import { nextBatchSize, smallestBatch } from './batch-size.js';
import { climb } from './climb.js';
import type { Rung } from './dispatch-plan.js';
import { inParallel } from './in-parallel.js';
import type { MessageTemplateRecord } from './message-template.js';
import { MessageTemplatesQueries } from './message-templates.queries.js';
import { ResultWriter } from './result-writer.js';
import { OutboxClaimsService, type DueMessage, type SentMessage, type TakenMessages } from './outbox-claims.service.js';

/** Lanes work side by side: while one takes, the others fill the connections. */
const LANES = 6;
const SENDS_PER_LANE = 16;
const LEASE_MS = 60_000;
/** A call takes 20 s when WeChat hangs and the token is fetched anew: none begins that could outlive the lease. */
const LAST_CALL_MS = 30_000;
/** Results are written while others are still on their way, so that a crash leaves few in doubt. */
const WRITING = { most: 256, everyMs: 40 };
const PAUSE_MS = 60_000;

const nothingDue: TakenMessages = { taken: 0, due: [] };

/** Sends what is due: gates, consents, channels, one outcome each. Any number of these may run. */
@Injectable()
export class OutboxService {
  private readonly logger = new Logger('outbox');
  private readonly lanes = new Set<Promise<void>>();
  private rings = 0;
  private stopped = false;
  private pausedUntil: Instant = 0;
  private taking: Promise<unknown> = Promise.resolve();
  private readonly owner = randomUUID();
  private readonly results = new ResultWriter<SentMessage>(
    (results) => this.claims.settle(this.owner, results, this.clock.now()),
    WRITING,
  );

  constructor(
    private readonly claims: OutboxClaimsService,
    private readonly templates: MessageTemplatesQueries,
    private readonly sender: MessageSender,
    private readonly accounts: WechatAccounts,
    private readonly clock: Clock,
  ) {}

  /** Sends until nothing is due. A call while lanes are at work makes them look once more. */
  async drain(): Promise<void> {
    this.rings += 1;
    if (this.lanes.size === 0 && !this.stopped) await this.closeAbandoned();
    while (this.lanes.size < LANES && !this.stopped) {
      const lane = this.runLane().finally(() => this.lanes.delete(lane));
      this.lanes.add(lane);
    }
    while (this.lanes.size > 0) await Promise.all(this.lanes);
    await this.results.done();
  }

  /** Takes no more; what is on its way is written down first. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.allSettled(this.lanes);
    await this.results.done();
  }

  private async closeAbandoned(): Promise<void> {
    const abandoned = await this.claims.closeAbandoned(this.clock.now());
    if (abandoned > 0) this.logger.error({ event: 'messages abandoned while sending', count: abandoned });
  }

  private async runLane(): Promise<void> {
    let limit = smallestBatch;
    while (!this.stopped) {
      const { rings } = this;
      const { taken, due } = await this.takeInTurn(limit);
      if (taken === 0 && rings === this.rings) return;
      const startedAt = performance.now();
      if (due.length > 0) await this.send(due);
      limit = nextBatchSize(limit, performance.now() - startedAt);
    }
  }

  /** Lanes that took at the same time would look at the same messages and wait for each other's locks. */
  private takeInTurn(limit: number): Promise<TakenMessages> {
    const taken = this.taking.then(() => this.take(limit));
    this.taking = taken.catch(() => undefined);
    return taken;
  }

  /** Nothing is taken while everybody has to wait. */
  private async take(limit: number): Promise<TakenMessages> {
    const now = this.clock.now();
    if (now < this.pausedUntil || this.stopped) return nothingDue;
    const templates = await this.usableTemplates();
    this.results.check();
    return this.claims.take({ owner: this.owner, now, limit, leaseUntil: now + LEASE_MS, templates });
  }

  private async usableTemplates(): Promise<MessageTemplateRecord[]> {
    const templates = await this.templates.list();
    return (await this.accounts.findApp('officialAccount'))
      ? templates
      : templates.map((template) => ({ ...template, officialAccount: null }));
  }

  private async send(due: readonly DueMessage[]): Promise<void> {
    const lastCall = this.clock.now() + LAST_CALL_MS;
    // WeChat refuses two sends to one person at the same time.
    const people = [...groupBy(due, ({ message }) => message.memberId).values()];
    await inParallel(people, SENDS_PER_LANE, async (messages) => {
      for (const one of messages) this.results.push(await this.sendOne(one, lastCall));
    });
  }

  /** No call is made any more once everybody has to wait, or it could last longer than the message is ours. */
  private async sendOne(due: DueMessage, lastCall: Instant): Promise<SentMessage> {
    const now = this.clock.now();
    if (now < this.pausedUntil || now > lastCall || this.stopped) return { due, result: null };
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
