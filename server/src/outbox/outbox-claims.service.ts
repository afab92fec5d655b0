import { Injectable } from '@nestjs/common';
import type { MessageReason } from '@jieti/shared/model/message-outcome';
import type { Instant } from '@jieti/shared/model/time';
import { Transactions } from '../db/transactions.js';
import type { Tx } from '../db/sql.js';
import { SubscriptionsRepository, type QuotaKey } from '../subscriptions/subscriptions.repository.js';
import type { ClimbResult } from './climb.js';
import { planDispatch, type DispatchPlan, type Rung } from './dispatch-plan.js';
import { InboxRepository } from './inbox.repository.js';
import type { MessageTemplateRecord } from './message-template.js';
import { OutboxLeasesRepository, type ClaimedMessage, type Decision } from './outbox-leases.repository.js';
import { RecipientsRepository } from './recipients.repository.js';
import { reserveQuotas } from './reserve-quotas.js';
import { retryDelay } from './retry-delay.js';

/** A message with somewhere to go, held by us; a consent for its first rung is reserved where it needs one. */
export interface DueMessage {
  readonly message: ClaimedMessage;
  readonly rungs: readonly Rung[];
  readonly otherwise: MessageReason;
}

export interface SentMessage {
  readonly due: DueMessage;
  readonly result: ClimbResult;
}

export interface TakeRequest {
  readonly owner: string;
  readonly now: Instant;
  /** Messages looked at in one go. */
  readonly limit: number;
  /** Of them, at most this many that go to WeChat: what is held is what is on its way. */
  readonly sendLimit: number;
  readonly leaseUntil: Instant;
  readonly templates: readonly MessageTemplateRecord[];
}

/** Both ends of a dispatch, each one transaction: taking messages with their consents, and writing how they ended. */
@Injectable()
export class OutboxClaimsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly leases: OutboxLeasesRepository,
    private readonly recipients: RecipientsRepository,
    private readonly inbox: InboxRepository,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  /** Those that end at a gate or in the inbox are decided at once; the others are returned for sending. */
  take(request: TakeRequest): Promise<{ readonly claimed: number; readonly due: readonly DueMessage[] }> {
    return this.transactions.run(async (tx) => {
      const { owner, now } = request;
      const messages = await this.leases.claim(tx, owner, request);
      const plans = await this.plan(tx, messages, request);
      const kept = messages.filter((message) => plans.get(message.id)?.kind === 'send');
      // A later attempt finds its inbox message written.
      await this.inbox.insert(
        tx,
        kept.filter((message) => message.attempts === 1),
        now,
      );
      const due: DueMessage[] = [];
      const decisions: Decision[] = [];
      for (const message of messages) {
        const plan = plans.get(message.id);
        if (plan?.kind === 'send' && plan.rungs.length > 0) due.push({ message, ...plan });
        else if (plan) decisions.push(decidedAtOnce(message.id, plan));
      }
      await this.leases.decide(tx, owner, decisions, now);
      await this.leases.release(
        tx,
        owner,
        messages.filter((message) => !plans.has(message.id)).map((message) => message.id),
      );
      return { claimed: messages.length, due };
    });
  }

  /** Writes results, returns consents that were not used, and puts back what is to be tried again. */
  settle(owner: string, sent: readonly SentMessage[], now: Instant): Promise<void> {
    return this.transactions.run(async (tx) => {
      const endings = sent.map((one) => endingOf(one, now));
      await this.subscriptions.change(
        tx,
        keysOf(sent, 'returned').map((key) => ({ ...key, delta: 1 })),
        now,
      );
      await this.subscriptions.clear(tx, keysOf(sent, 'void'), now);
      await this.leases.decide(
        tx,
        owner,
        endings.flatMap((ending) => (ending.kind === 'decided' ? [ending.decision] : [])),
        now,
      );
      await this.leases.postpone(
        tx,
        owner,
        endings.flatMap((ending) => (ending.kind === 'later' ? [ending.postponement] : [])),
      );
    });
  }

  closeAbandoned(now: Instant): Promise<number> {
    return this.transactions.run((tx) => this.leases.closeAbandoned(tx, now));
  }

  private async plan(
    tx: Tx,
    messages: readonly ClaimedMessage[],
    { templates, now, sendLimit }: TakeRequest,
  ): Promise<ReadonlyMap<number, DispatchPlan>> {
    if (messages.length === 0) return new Map();
    const byKey = new Map(templates.map((template) => [template.key, template]));
    const recipients = await this.recipients.list(
      tx,
      messages.map((message) => message.memberId),
    );
    const templateIds = templates.flatMap((template) => template.subscription?.templateId ?? []);
    const quotas = await this.subscriptions.lockQuotas(tx, [...recipients.keys()], templateIds);
    const { plans, reserved } = reserveQuotas(messages, quotas, sendLimit, (message, quota) =>
      planDispatch({
        message,
        template: byKey.get(message.templateKey) ?? null,
        recipient: recipients.get(message.memberId) ?? null,
        quota: quota(byKey.get(message.templateKey)?.subscription?.templateId),
      }),
    );
    await this.subscriptions.change(
      tx,
      reserved.map((key) => ({ ...key, delta: -1 })),
      now,
    );
    return plans;
  }
}

type Ending =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | {
      readonly kind: 'later';
      readonly postponement: { readonly id: number; readonly dueAt: Instant; readonly reason: MessageReason };
    };

function endingOf({ due, result }: SentMessage, now: Instant): Ending {
  const { id, attempts } = due.message;
  const { channel, reason } = result;
  if (result.kind === 'decided') {
    return { kind: 'decided', decision: { id, state: result.state, channel, reason, msgid: result.msgid } };
  }
  const delay = retryDelay(attempts, reason);
  return delay === null
    ? { kind: 'decided', decision: { id, state: 'failed', channel, reason, msgid: null } }
    : { kind: 'later', postponement: { id, dueAt: now + delay, reason } };
}

function decidedAtOnce(id: number, plan: DispatchPlan): Decision {
  return plan.kind === 'suppress'
    ? { id, state: 'suppressed', channel: null, reason: plan.reason, msgid: null }
    : { id, state: 'sent', channel: 'inbox', reason: plan.otherwise, msgid: null };
}

function keysOf(sent: readonly SentMessage[], consent: ClimbResult['consent']): QuotaKey[] {
  return sent
    .filter(({ result }) => result.consent === consent)
    .flatMap(({ due }) =>
      due.rungs
        .filter((rung) => rung.channel === 'subscription')
        .map((rung) => ({ memberId: due.message.memberId, templateId: rung.templateId })),
    );
}
