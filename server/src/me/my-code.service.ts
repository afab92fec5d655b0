import { Injectable } from '@nestjs/common';
import type { MemberCodes as MemberCodesView } from '@jieti/shared/api/me';
import { formatDay } from '@jieti/shared/calendar';
import { maskName } from '@jieti/shared/rules/mask';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { CODE_STEP_SECONDS, MemberCodes } from '../members/member-codes.js';
import { MembersQueries } from '../members/members.queries.js';
import { tierBadge } from '../members/tier-badge.js';
import { TierClaims } from '../members/tier-claims.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';

@Injectable()
export class MyCodeService {
  constructor(
    private readonly codesOf: MemberCodes,
    private readonly claims: TierClaims,
    private readonly members: MembersQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  /** Codes for the next ten minutes. Refuses with member_unknown. */
  async codes(memberId: number): Promise<MemberCodesView> {
    const now = this.clock.now();
    const [record, version] = await Promise.all([this.members.find(memberId), this.programmes.getCurrent(now)]);
    if (!record) throw new Refusal('member_unknown');
    const { name, cardNo } = record;
    const tier = tierBadge(version, record.tier);
    const tierUntil = record.tierUntil === null ? null : formatDay(record.tierUntil);
    const codes = this.codesOf.issueCodes(memberId, now).map(({ code, from, until }) => ({
      ...{ code, from, until },
      qr: this.claims.qrOf({ code, tier, tierUntil, maskedName: maskName(name), until }),
    }));
    return { serverTime: now, stepSeconds: CODE_STEP_SECONDS, codes, tier, name, cardNo };
  }
}
