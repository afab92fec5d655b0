import { Injectable } from '@nestjs/common';
import type { ClosedAccount, ClosingPreview, ClosingRequest } from '@jieti/shared/api/privacy';
import { AuditRepository } from '../audit/audit.repository.js';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { AccountEndingRepository, type AccountEnding } from './account-ending.repository.js';
import { closingPreview } from './closing-preview.js';
import { ClosingQueries, closingState } from './closing.queries.js';

/** A member leaves. */
@Injectable()
export class MyClosingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ending: AccountEndingRepository,
    private readonly queries: ClosingQueries,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Refuses with not_signed_in: the account has just been closed. */
  async preview(memberId: number): Promise<ClosingPreview> {
    const now = this.clock.now();
    const [state, tierName] = await Promise.all([this.queries.state(memberId, now), this.queries.tierNames(now)]);
    if (!state) throw new Refusal('not_signed_in');
    return closingPreview(state, tierName(state.tier));
  }

  /**
   * Ends the membership, once: whoever asks again, or at the same moment, gets the same answer. Refuses with
   * closing_confirm_wrong (not the last four digits of the card) and closing_blocked (an order being paid, a refund under
   * way).
   */
  async close(memberId: number, { confirm, requestKey }: ClosingRequest): Promise<ClosedAccount> {
    const now = this.clock.now();
    const tierName = await this.queries.tierNames(now);
    return this.transactions.run((tx) =>
      this.closeOnce(tx, confirm, {
        ...{ memberId, requestKey, tierName, now },
        via: 'member',
        channel: 'miniProgram',
      }),
    );
  }

  private async closeOnce(tx: Tx, confirm: string, ending: AccountEnding): Promise<ClosedAccount> {
    const { memberId, now } = ending;
    // Whoever writes an order of theirs holds the same row: it is there to be seen, or it comes too late.
    await this.ending.lock(tx, memberId);
    const state = await closingState(tx, memberId, now);
    if (state) {
      if (state.loss.cardTail !== confirm) throw new Refusal('closing_confirm_wrong');
      const { blockedBy } = closingPreview(state, '');
      if (blockedBy.length > 0)
        throw new Refusal(
          'closing_blocked',
          blockedBy.map(({ kind, title, next }) => ({ field: kind, message: `${title}，${next}` })),
        );
    }
    const closed = state && (await this.ending.end(tx, ending));
    if (!closed) {
      const before = await this.ending.findClosed(tx, memberId);
      if (!before) throw new Refusal('not_signed_in');
      return before;
    }
    const entry = { actor: 'member', action: 'member.close', subject: `member:${memberId}` } as const;
    await this.audit.append(tx, { ...entry, detail: { what: 'asked by the member' } }, now);
    return closed;
  }
}
