import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { invitationStep, type InvitationStep } from '@jieti/shared/rules/community/invitation-step';
import { DEFAULT_RETURN_WINDOW_DAYS } from '@jieti/shared/rules/tier/compile-version';
import { Transactions } from '../db/transactions.js';
import type { FactInput } from '../facts/fact-input.js';
import { FactsService } from '../facts/facts.service.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { InvitationsQueries } from './invitations.queries.js';
import { InvitationsRepository, type InvitationMove, type InvitationRow } from './invitations.repository.js';

const AT_ONCE = 200;
const NEVER = Number.MAX_SAFE_INTEGER;
const SOON_MS = 60_000;

/** The door that referrals come through. */
const source = 'invite';

type Due = Exclude<InvitationStep, { kind: 'wait' }>;

/** Follows friends from their joining to the order that counts; every step is one commit with the fact it brings. */
@Injectable()
export class InvitationRoundsService {
  constructor(
    private readonly facts: FactsService,
    private readonly invitations: InvitationsRepository,
    private readonly queries: InvitationsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly transactions: Transactions,
  ) {}

  /** One look at whatever is due; how many got a step on. Any number of processes may look. */
  async advanceDue(now: Instant): Promise<number> {
    const { timeZone, returnWindowDays = DEFAULT_RETURN_WINDOW_DAYS } = await this.programmes.getCurrent(now);
    let moved = 0;
    for (const row of await this.queries.listDue(now, AT_ONCE)) {
      const orders = await this.queries.ordersOf(row.referee_id, Number(row.joined_at));
      const step = invitationStep(invitationOf(row), orders, { now, timeZone, returnWindowDays });
      if (step.kind === 'credit' && (await this.isHeld(row, step, now))) continue;
      if (step.kind === 'wait') await this.lookAgain(row.referee_id, step.nextLookAt);
      else if (await this.take(row, step, now)) moved += 1;
    }
    return moved;
  }

  /** What looks like an invitation of oneself waits for a person before anything counts (D254). */
  private async isHeld(row: InvitationRow, { order }: Due, now: Instant): Promise<boolean> {
    if (row.decided_at !== null) return false;
    const signs = await this.queries.signsOf({
      inviterId: row.inviter_id,
      refereeId: row.referee_id,
      order,
      now: null,
    });
    return signs.length > 0 && this.transactions.run((tx) => this.invitations.hold(tx, row.referee_id, signs, now));
  }

  private async lookAgain(refereeId: number, at: Instant): Promise<void> {
    await this.transactions.run((tx) => this.invitations.lookAgain(tx, refereeId, at));
  }

  /** False when another process was first. */
  private async take(row: InvitationRow, step: Due, now: Instant): Promise<boolean> {
    const move = moveOf(row, step, now);
    const outcome = await this.facts.recordOne({
      member: { kind: 'id', id: row.inviter_id },
      fact: factOf(row, step),
      within: async (tx) => {
        if (!(await this.invitations.move(tx, move))) throw new Refusal('busy');
      },
    });
    return outcome.kind === 'recorded';
  }
}

function invitationOf(row: InvitationRow) {
  const { order_source, order_external_id } = row;
  const order =
    order_source === null || order_external_id === null
      ? null
      : { source: order_source, externalId: order_external_id };
  return { state: row.state === 'joined' ? 'joined' : 'credited', joinedAt: Number(row.joined_at), order } as const;
}

function moveOf({ referee_id: refereeId }: InvitationRow, step: Due, now: Instant): InvitationMove {
  switch (step.kind) {
    case 'credit':
      return { refereeId, from: 'joined', to: 'credited', order: step.order, nextLookAt: now + SOON_MS, now };
    case 'reverse':
      return { refereeId, from: 'credited', to: 'joined', order: null, nextLookAt: now + SOON_MS, now: step.at };
    case 'settle':
      return { refereeId, from: 'credited', to: 'settled', order: step.order, nextLookAt: NEVER, now: step.at };
    default:
      return step satisfies never;
  }
}

/** A referral is of the instant of the friend's order, its reversal of the instant that order came back. */
function factOf({ referee_id: refereeId }: InvitationRow, step: Due): FactInput {
  const referral = { source, externalId: `${refereeId}:${step.order.occurredAt}` };
  switch (step.kind) {
    case 'credit':
      return {
        ...{ kind: 'referral', ...referral, occurredAt: step.order.occurredAt, storeId: null },
        referee: `member:${refereeId}`,
      };
    case 'reverse':
      return {
        ...{ kind: 'reversal', source, externalId: `${referral.externalId}:back` },
        ...{ occurredAt: step.at, storeId: null, of: referral },
      };
    case 'settle':
      return {
        ...{ kind: 'engagement', source, externalId: `settled:${refereeId}` },
        ...{ occurredAt: step.at, storeId: null, activity: 'invite' },
      };
    default:
      return step satisfies never;
  }
}
