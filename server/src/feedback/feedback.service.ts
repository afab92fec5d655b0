import { Injectable } from '@nestjs/common';
import type { FeedbackItem, NewFeedback, RecordedFeedback } from '@jieti/shared/api/feedback';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { Doorbell } from '../jobs/doorbell.js';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import { OutboxRepository } from '../outbox/outbox.repository.js';
import { FeedbackRepository } from './feedback.repository.js';

interface Reply {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** What members tell the shop, and what it answers, until it is closed. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly transactions: Transactions,
    private readonly feedback: FeedbackRepository,
    private readonly outbox: OutboxRepository,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {}

  /** The number of the feedback. */
  write(memberId: number, feedback: NewFeedback): Promise<number> {
    return this.insert({ ...feedback, memberId, channel: 'miniProgram' });
  }

  /** Refuses with member_unknown. */
  record(feedback: RecordedFeedback): Promise<number> {
    return this.insert(feedback);
  }

  /** A member goes on writing: the shop has to look again. Refuses with not_found (of another member too), feedback_closed. */
  async replyAsMember(memberId: number, { id, body }: Omit<Reply, 'author'>): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const { memberId: owner, state } = await this.feedback.lock(tx, id);
      if (owner !== memberId) throw new Refusal('not_found');
      if (state === 'closed') throw new Refusal('feedback_closed');
      await this.feedback.addReply(tx, { id, author: '', byMember: true, body }, now);
      await this.feedback.updateState(tx, id, 'open', now);
    });
  }

  /** The shop answers, and the member is told. Refuses with not_found, feedback_closed. */
  async replyAsShop({ id, author, body }: Reply): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const { memberId, state } = await this.feedback.lock(tx, id);
      if (state === 'closed') throw new Refusal('feedback_closed');
      await this.feedback.addReply(tx, { id, author, byMember: false, body }, now);
      await this.feedback.updateState(tx, id, 'answered', now);
      await this.tell(tx, { id, memberId, body }, now);
    });
    this.doorbell.ring('outbox');
  }

  /** Closed, or open again. Refuses with not_found. */
  async moveTo(id: number, state: FeedbackItem['state']): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      await this.feedback.lock(tx, id);
      await this.feedback.updateState(tx, id, state, now);
    });
  }

  private insert(feedback: NewFeedback & { memberId: number; channel: FeedbackItem['channel'] }): Promise<number> {
    const now = this.clock.now();
    return this.transactions.run((tx) => this.feedback.insert(tx, feedback, now));
  }

  private async tell(
    tx: Tx,
    reply: { readonly id: number; readonly memberId: number; readonly body: string },
    now: Instant,
  ): Promise<void> {
    const { id, memberId, body } = reply;
    const content = {
      title: '店里回复了你的反馈',
      body: [...body].slice(0, 80).join(''),
      page: 'packages/community/feedback/index',
      values: {},
    };
    const message = { memberId, kind: 'feedbackReplied', templateKey: inboxOnlyKeys.feedbackReplied, content } as const;
    const dedupeKey = `feedback:${id}:${now}`;
    await this.outbox.enqueue(tx, [{ ...message, dedupeKey, campaignId: null, tier: null }], now);
  }
}
