import type { LadderRow } from '@jieti/shared/api/drafts';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { versionAt } from '@jieti/shared/rules/tier/version-timeline';

/** The ladder that gates perks; all others only steer messages (T11). */
const GATING = 'membership';

/** One ladder as the list shows it; `versions` are those that stand, at least one, oldest first. */
export function ladderRow(
  versions: readonly ProgrammeVersion[],
  members: ReadonlyMap<string, number>,
  now: Instant,
): LadderRow {
  const current = versionAt(versions, now);
  const announced = announcedOf(versions, now);
  return {
    programme: current.programme,
    name: current.name,
    ladder: current.ladder,
    gatesPerks: current.programme === GATING,
    current: current.version,
    announced: announced?.version ?? null,
    announcedFrom: announced?.effectiveFrom ?? null,
    reviewOn: current.reviewOn ?? null,
    reviewOverdue: isReviewOverdue(current, now),
    tiers: current.tiers.map(({ key, name, colours }) => ({
      ...{ key, name, palette: colours.palette },
      members: members.get(key) ?? 0,
    })),
  };
}

/** The next version that is published and not yet in force. */
export function announcedOf(versions: readonly ProgrammeVersion[], now: Instant): ProgrammeVersion | undefined {
  const current = versionAt(versions, now);
  return versions.find((version) => version.version !== current.version && version.effectiveFrom > now);
}

/** The shop wanted to look at these standards again by a day that has passed (T13). */
export function isReviewOverdue({ reviewOn, timeZone }: ProgrammeVersion, now: Instant): boolean {
  return reviewOn !== undefined && formatDay(businessDayOf(now, timeZone)) > reviewOn;
}
