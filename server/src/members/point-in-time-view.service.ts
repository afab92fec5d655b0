import { Injectable } from '@nestjs/common';
import type { PointInTime, PointInTimeQuery } from '@jieti/shared/api/point-in-time';
import { formatDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { Refusal } from '../http/refusal.js';
import { preUpgradeView } from '../me/beside-tier-view.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { explanationView } from './explanation-view.js';
import { MemberPastQueries, type MemberPast } from './member-past.queries.js';
import { momentOf } from './moment-of.js';
import { StandingsQueries } from './standings.queries.js';
import { tierBadge } from './tier-badge.js';

/** A member at any instant, by what was known at any other: the history and the reasons as they stood. */
@Injectable()
export class PointInTimeViewService {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly past: MemberPastQueries,
    private readonly programmes: ProgrammesQueries,
  ) {}

  /** Refuses with malformed, member_unknown, and not_found when they had not joined by then. */
  async view(memberId: number, query: PointInTimeQuery, now: Instant): Promise<PointInTime> {
    const { timeZone } = await this.programmes.getCurrent(now);
    const asOf = momentIn(query, 'asOf', timeZone) ?? now;
    const knownAt = momentIn(query, 'knownAt', timeZone);
    const [picture, past] = await Promise.all([
      this.standings.get(memberId, asOf, knownAt),
      this.past.ofMember(memberId),
    ]);
    const { state, version } = picture.standing;
    if (state.history[0]!.at > asOf) throw new Refusal('not_found');
    const { override, computed } = state;
    return {
      asOf,
      knownAt: knownAt ?? null,
      computed: tierBadge(version, computed.tier),
      override: override && {
        ...{ id: Number(override.id), kind: override.kind },
        until: override.untilDay === null ? null : formatDay(override.untilDay),
      },
      preUpgrade: preUpgradeView(picture.standing),
      explanation: explanationView(picture, pastAsOf(past, asOf, knownAt), 'operator'),
    };
  }
}

/** What had been undone by then, as far as it was known. */
function pastAsOf(past: MemberPast, asOf: Instant, knownAt: Instant | undefined): MemberPast {
  const superseded = past.superseded.filter(
    (one) => one.at <= asOf && (knownAt === undefined || one.supersededAt <= knownAt),
  );
  return { ...past, superseded };
}

function momentIn(query: PointInTimeQuery, field: keyof PointInTimeQuery, timeZone: string): Instant | undefined {
  const text = query[field];
  if (text === undefined) return undefined;
  const at = momentOf(text, timeZone);
  if (at !== undefined) return at;
  const message = '要写成 2026-08-31、毫秒数，或带时区的 2026-08-31T12:00:00+08:00。';
  throw new Refusal('malformed', [{ field, message }]);
}
