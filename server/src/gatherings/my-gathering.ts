import type { MyGathering } from '@jieti/shared/api/gatherings';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { gatheringState, isAttendable } from '@jieti/shared/rules/community/gathering-state';
import { wallTimeOf } from '@jieti/shared/rules/community/wall-time';
import { tierBadge } from '../members/tier-badge.js';
import { seatsOf, tiersOf, timesOf, whereOf } from './gathering-row.js';
import type { MyGatheringRow } from './my-gatherings.queries.js';

export interface GatheringViewer {
  readonly tier: string;
  readonly programme: ProgrammeVersion;
  readonly now: Instant;
}

/** A gathering as the member sees it now. */
export function myGathering(row: MyGatheringRow, { tier, programme, now }: GatheringViewer): MyGathering {
  const [times, seats, tiers] = [timesOf(row), seatsOf(row), tiersOf(row)];
  const state = gatheringState(times, seats, now);
  const left = Math.max(0, seats.capacity - seats.taken);
  const mine = row.mine === null || row.mine === 'signedOff' ? 'none' : row.mine;
  const starts = wallTimeOf(times.startsAt, programme.timeZone);
  const ends = wallTimeOf(times.endsAt, programme.timeZone);
  return {
    ...{ id: Number(row.id), title: row.title, intro: row.intro, cover: row.cover },
    ...{ startsAt: times.startsAt, endsAt: times.endsAt, signUpFromAt: times.signUpFromAt },
    ...{ day: starts.slice(0, 10), from: starts.slice(11), toDay: ends.slice(0, 10), to: ends.slice(11) },
    ...{ place: whereOf(row), storeId: row.store_id, capacity: seats.capacity, left, state, mine },
    isWaitingOpen: state === 'open' && left === 0,
    waitingPlace: mine === 'waiting' ? Number(row.place_in_line) : null,
    tiers: tiers.map((key) => tierBadge(programme, key).name),
    isLocked: tiers.length > 0 && !tiers.includes(tier),
    isAttendable: isAttendable(times, now),
    worth: programme.growth.engagement.find(({ activity }) => activity === 'event')?.growth ?? 0,
    cancelReason: row.cancel_reason,
  };
}
