import { Injectable } from '@nestjs/common';
import type { BusinessDay } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { InvitationCodes } from './invitation-codes.js';
import { InvitationsQueries } from './invitations.queries.js';
import { InvitationsRepository } from './invitations.repository.js';

/** Whoever has been a member longer was not brought by the link they open now. */
const NEW_FOR_MS = 86_400_000;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: InvitationsRepository,
    private readonly queries: InvitationsQueries,
    private readonly codes: InvitationCodes,
    private readonly clock: Clock,
  ) {}

  /** Somebody opened a member's link: counted once a day and visitor. Codes of nobody change nothing. */
  async noteOpening(code: string, visitor: string, day: BusinessDay): Promise<void> {
    const inviterId = this.codes.memberIdOf(code);
    if (!(await this.queries.newcomer(inviterId))) return;
    const now = this.clock.now();
    await this.transactions.run((tx) => this.invitations.noteOpening(tx, { inviterId, visitor, day, now }));
  }

  /**
   * Notes who brought a new member; the same again changes nothing. What looks made up
   * waits for a person (D254). Refuses with invitation_unknown, invitation_own (also with the same telephone number),
   * invitation_late (a member for longer than a day, or has bought already), invitation_taken (somebody else did).
   */
  async accept(refereeId: number, code: string): Promise<void> {
    const inviterId = this.codes.memberIdOf(code);
    if (inviterId === refereeId) throw new Refusal('invitation_own');
    if (!(await this.queries.newcomer(inviterId))) throw new Refusal('invitation_unknown');
    const now = this.clock.now();
    const newcomer = await this.queries.newcomer(refereeId);
    const before = await this.queries.inviterOf(refereeId);
    if (before === inviterId) return;
    if (before !== null) throw new Refusal('invitation_taken');
    if (!newcomer || newcomer.orders > 0 || now - newcomer.registeredAt > NEW_FOR_MS)
      throw new Refusal('invitation_late');
    if (await this.queries.sharePhone(inviterId, refereeId)) throw new Refusal('invitation_own');
    const signs = await this.queries.signsOf({ inviterId, refereeId, order: null, now });
    const invitation = { refereeId, inviterId, signs, now };
    const isFirst = await this.transactions.run((tx) => this.invitations.insert(tx, invitation));
    if (!isFirst && (await this.queries.inviterOf(refereeId)) !== inviterId) throw new Refusal('invitation_taken');
  }
}
