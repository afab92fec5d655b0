import { Injectable } from '@nestjs/common';
import type { OverrideList, OverrideView } from '@jieti/shared/api/overrides';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { versionAt } from '@jieti/shared/rules/tier/version-timeline';
import { ApprovalsQueries } from '../approvals/approvals.queries.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { StaffNamesQueries } from '../staff/staff-names.queries.js';
import { NamedOverridesQueries } from './named-overrides.queries.js';
import type { StoredOverride } from './override-row.js';
import { overrideState } from './override-state.js';
import { OverridesQueries } from './overrides.queries.js';

/** A member's overrides as the console shows them. */
@Injectable()
export class OverrideListService {
  constructor(
    private readonly overrides: OverridesQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly approvals: ApprovalsQueries,
    private readonly named: NamedOverridesQueries,
    private readonly staff: StaffNamesQueries,
  ) {}

  /** Refuses with member_unknown. */
  async list(memberId: number, now: Instant): Promise<OverrideList> {
    const [places, own, pending, versions, nameOf] = await Promise.all([
      this.overrides.findPlaces(memberId),
      this.named.ofMember(memberId),
      this.approvals.listPending(`member:${memberId}`),
      this.programmes.versions(),
      this.staff.read(),
    ]);
    if (!places) throw new Refusal('member_unknown');
    const version = versionAt(versions, now);
    return {
      computed: tierBadge(version, places.computedTier),
      effective: tierBadge(version, places.tier),
      items: own.toReversed().map((override) => overrideView(override, versions, now)),
      pending: pending.map(({ id, summary, requestedBy }) => {
        return { approvalId: id, summary, requestedBy: nameOf(requestedBy) };
      }),
    };
  }
}

function overrideView(override: StoredOverride, versions: readonly ProgrammeVersion[], now: Instant): OverrideView {
  const { id, kind, tier, fromDay, untilDay, recordedAt } = override;
  const { reason, author, approvedBy, revokedAt, revokedBy, revokeReason } = override;
  const { timeZone } = versionAt(versions, now);
  return {
    ...{ id: Number(id), kind, tier: tierBadge(versionAt(versions, recordedAt), tier) },
    from: formatDay(fromDay),
    until: untilDay === null ? null : formatDay(untilDay),
    ...{ reason, author, approvedBy, recordedAt, revokedAt, revokedBy, revokeReason },
    state: overrideState(override, businessDayOf(now, timeZone)),
  };
}
