import { Injectable } from '@nestjs/common';
import type { MessageReason } from '@jieti/shared/model/message-outcome';
import type { Instant } from '@jieti/shared/model/time';
import { Transactions } from '../db/transactions.js';
import type { Tx } from '../db/sql.js';
import { ConsentsRepository, type ClaimedConsent } from '../subscriptions/consents.repository.js';
import type { ClimbResult } from './climb.js';
import { planDispatch, type Rung } from './dispatch-plan.js';
import { InboxRepository } from './inbox.repository.js';
import { keptConsents } from './kept-consents.js';
import type { MessageTemplateRecord } from './message-template.js';
import { OutboxLeasesRepository, type ClaimedMessage, type Decision } from './outbox-leases.repository.js';
import { RecipientsRepository } from './recipients.repository.js';
import { reserveQuotas, type PlannedMessage } from './reserve-quotas.js';
import { retryDelay } from './retry-delay.js';

/** A message with somewhere to go, held by us; a consent is taken where its first rung needs one. */
export interface DueMessage {
  readonly message: ClaimedMessage;
  readonly rungs: readonly Rung[];
  readonly otherwise: MessageReason;
  readonly consent: ClaimedConsent | null;
}

export interface SentMessage {
  readonly due: DueMessage;
  /** Null: no call was made. */
  readonly result: ClimbResult | null;
}

export interface TakeRequest {
  readonly owner: string;
  readonly now: Instant;
  readonly limit: number;
  readonly leaseUntil: Instant;
  readonly templates: readonly MessageTemplateRecord[];
}

export interface TakenMessages {
  /** All that were taken, those included that are decided by now. */
  readonly taken: number;
  readonly due: readonly DueMessage[];
}

/** Both ends of a dispatch, each one transaction: taking messages with their consents, and writing how they ended. */
@Injectable()
export class OutboxClaimsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly leases: OutboxLeasesRepository,
    private readonly recipients: RecipientsRepository,
    private readonly inbox: InboxRepository,
    private readonly consents: ConsentsRepository,
  ) {}

  /** Those that end at a gate or in the inbox are decided at once; the others are returned for sending. */
  take(request: TakeRequest): Promise<TakenMessages> {
    return this.transactions.run(async (tx) => {
      const { owner, now } = request;
      const messages = await this.leases.claim(tx, owner, request);
      const plans = await this.plan(tx, messages, request);
      const kept = messages.filter((message) => plans.get(message.id)?.kind === 'send');
      // One that was taken before finds its message for the inbox written.
      await this.inbox.insert(
        tx,
        kept.filter((message) => message.isNew),
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
      return { taken: messages.length, due };
    });
  }

  /** Writes results, returns consents that were not used, and puts back what is to be tried again. */
  settle(owner: string, sent: readonly SentMessage[], now: Instant): Promise<void> {
    return this.transactions.run(async (tx) => {
      const endings = sent.map((one) => endingOf(one, now));
      const decisions = endings.flatMap((ending) => (ending.kind === 'decided' ? [ending.decision] : []));
      const postponements = endings.flatMap((ending) => (ending.kind === 'later' ? [ending.postponement] : []));
      const untried = endings.flatMap((ending) => (ending.kind === 'untried' ? [ending.id] : []));
      await this.settleConsents(tx, owner, sent, now);
      await this.leases.decide(tx, owner, decisions, now);
      await this.leases.postpone(tx, owner, postponements);
      await this.leases.release(tx, owner, untried);
    });
  }

  /** Where the lease was lost, the message is unknown by now and its consent counts as used. */
  private async settleConsents(tx: Tx, owner: string, sent: readonly SentMessage[], now: Instant): Promise<void> {
    const unused = consentsOf(sent, 'returned');
    const ids = unused.map((consent) => consent.outboxId);
    const held = await this.leases.lockHeld(tx, owner, ids);
    const voided = consentsOf(sent, 'void').map((consent) => ({ ...consent, ref: `outbox:${consent.outboxId}` }));
    await this.consents.giveBack(
      tx,
      unused.filter((consent) => held.has(consent.outboxId)),
      now,
    );
    await this.consents.clear(tx, voided, now);
  }

  closeAbandoned(now: Instant): Promise<number> {
    return this.transactions.run((tx) => this.leases.closeAbandoned(tx, now));
  }

  private async plan(
    tx: Tx,
    messages: readonly ClaimedMessage[],
    { templates, now }: TakeRequest,
  ): Promise<ReadonlyMap<number, PlannedMessage>> {
    if (messages.length === 0) return new Map();
    const byKey = new Map(templates.map((template) => [template.key, template]));
    const kept = keptConsents(templates);
    const memberIds = messages.map((message) => message.memberId);
    const recipients = await this.recipients.list(tx, memberIds);
    const wanted = messages.flatMap(({ templateKey }) => byKey.get(templateKey)?.subscription?.templateId ?? []);
    const balances = await this.consents.lockBalances(tx, [...recipients.keys()], [...new Set(wanted)]);
    const plans = reserveQuotas(messages, balances, (message, quota) => {
      const template = byKey.get(message.templateKey) ?? null;
      const templateId = template?.subscription?.templateId;
      const recipient = recipients.get(message.memberId) ?? null;
      return planDispatch({
        ...{ message, template, recipient },
        quota: quota(templateId),
        kept: templateId === undefined ? 0 : (kept.get(templateId) ?? 0),
      });
    });
    const taken = [...plans.values()].flatMap((plan) => plan.consent ?? []);
    await this.consents.claim(tx, taken, now);
    return plans;
  }
}

type Ending =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | {
      readonly kind: 'later';
      readonly postponement: { readonly id: number; readonly dueAt: Instant; readonly reason: MessageReason };
    }
  | { readonly kind: 'untried'; readonly id: number };

function endingOf({ due, result }: SentMessage, now: Instant): Ending {
  const { id, attempts } = due.message;
  if (!result) return { kind: 'untried', id };
  const { channel, reason } = result;
  if (result.kind === 'decided') {
    return { kind: 'decided', decision: { id, state: result.state, channel, reason, msgid: result.msgid } };
  }
  const delay = retryDelay(attempts, reason);
  return delay === null
    ? { kind: 'decided', decision: { id, state: 'failed', channel, reason, msgid: null } }
    : { kind: 'later', postponement: { id, dueAt: now + delay, reason } };
}

function decidedAtOnce(id: number, plan: PlannedMessage): Decision {
  return plan.kind === 'suppress'
    ? { id, state: 'suppressed', channel: null, reason: plan.reason, msgid: null }
    : { id, state: 'sent', channel: 'inbox', reason: plan.otherwise, msgid: null };
}

/** The consents of messages that ended so for them; one of which no call was made goes back like one not used. */
function consentsOf(sent: readonly SentMessage[], consent: ClimbResult['consent']): ClaimedConsent[] {
  return sent
    .filter(({ result }) => (result?.consent ?? 'returned') === consent)
    .flatMap(({ due }) => due.consent ?? []);
}
