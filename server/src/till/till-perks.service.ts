import { Injectable } from '@nestjs/common';
import type { TillPerk, TillPerkOutcome } from '@jieti/shared/api/till-actions';
import { Transactions } from '../db/transactions.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { requestHash } from './till-action.js';
import { TillGiftsRepository } from './till-gifts.repository.js';
import { TillPartyService, type TillParty } from './till-party.service.js';
import { TillRepliesService, type AskedAction } from './till-replies.service.js';
import { VisitPerksQueries } from './visit-perks.queries.js';

/** Perks given at the till, counted by the month. */
@Injectable()
export class TillPerksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly gifts: TillGiftsRepository,
    private readonly parties: TillPartyService,
    private readonly perks: VisitPerksQueries,
    private readonly replies: TillRepliesService,
  ) {}

  /**
   * The same key again gives the same answer. Refuses with idempotency_conflict, visit_expired, code_needed, code_used,
   * perk_unknown or perk_used_up.
   */
  async use(request: TillPerk, staff: StaffCaller): Promise<TillPerkOutcome> {
    const party = await this.parties.ofVisit(request.visit, staff);
    const storeId = await this.parties.storeFor(staff, party.storeId);
    const asked: AskedAction = {
      ...{ storeId, idemKey: request.idempotencyKey, isKeyed: true, subject: null },
      requestHash: requestHash({ kind: 'perk', memberId: party.member.id, perkKey: request.perkKey }),
    };
    return this.replies.once<TillPerkOutcome>(asked, () => this.give(request, party, asked));
  }

  private async give({ perkKey, device }: TillPerk, party: TillParty, asked: AskedAction) {
    if (party.over) throw new Refusal('visit_expired');
    if (!party.maySpend) throw new Refusal('code_needed');
    const { staff, member, codeHash, now } = party;
    const { tier, perks } = await this.perks.of(member, now);
    const found = perks.find(({ perk }) => perk.key === perkKey);
    if (!found) throw new Refusal('perk_unknown');
    if (found.left === 0) throw new Refusal('perk_used_up');
    const { key, kind, title, note } = found.perk;
    const left = found.left === null ? null : found.left - 1;
    const reply: TillPerkOutcome = { repeated: false, perk: { key, kind, title, note, left } };
    const actor = {
      storeId: asked.storeId,
      staffId: staff.staffId,
      staff: staff.name,
      device: device ?? null,
      second: null,
    };
    const { idemKey, requestHash: hash } = asked;
    const giving = { actor, idemKey, requestHash: hash, memberId: member.id, codeHash, now };
    await this.transactions.run((tx) => this.gifts.givePerk(tx, { ...giving, tier, perk: { key, title } }, reply));
    return reply;
  }
}
