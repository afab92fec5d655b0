import type { Gathering, GatheringRow } from '@jieti/shared/api/gatherings';
import type { Instant } from '@jieti/shared/model/time';
import type { GatheringSeats, GatheringTimes } from '@jieti/shared/rules/community/gathering-state';
import { wallTimeOf } from '@jieti/shared/rules/community/wall-time';

export interface StoredGathering {
  readonly id: number;
  readonly state: GatheringTimes['state'];
  readonly revision: number;
  readonly title: string;
  readonly intro: string;
  readonly cover: string | null;
  readonly store_id: string | null;
  readonly store_name: string | null;
  readonly place: string;
  readonly tiers: string;
  readonly capacity: number;
  readonly waiting_seats: number;
  readonly sign_up_from: number | null;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly cancel_reason: string;
  readonly created_by: string;
  readonly signed_up: number;
  readonly waiting: number;
  readonly attended: number;
  readonly walked_in: number;
}

const counted = (alias: string, condition: string) => `(SELECT COUNT(*) FROM gathering_sign_up s
  WHERE s.gathering_id = g.id AND ${condition}) AS ${alias}`;

/** All but the secret of the codes. */
export const gatheringColumns = `g.id, g.state, g.revision, g.title, g.intro, g.cover, g.store_id, t.name AS store_name,
  g.place, g.tiers, g.capacity, g.waiting_seats, g.sign_up_from, g.starts_at, g.ends_at, g.cancel_reason, g.created_by,
  ${counted('signed_up', "s.state = 'signedUp'")}, ${counted('waiting', "s.state = 'waiting'")},
  ${counted('attended', "s.state = 'attended'")},
  ${counted('walked_in', "s.state = 'attended' AND s.signed_up_at IS NULL")}`;
export const gatheringTables = 'gathering g LEFT JOIN store t ON t.id = g.store_id';

export function timesOf(
  row: Pick<StoredGathering, 'state' | 'sign_up_from' | 'starts_at' | 'ends_at'>,
): GatheringTimes {
  return {
    state: row.state,
    signUpFromAt: row.sign_up_from === null ? null : Number(row.sign_up_from),
    startsAt: Number(row.starts_at),
    endsAt: Number(row.ends_at),
  };
}

export function seatsOf(row: StoredGathering): GatheringSeats {
  return {
    capacity: Number(row.capacity),
    waitingSeats: Number(row.waiting_seats),
    taken: Number(row.signed_up) + Number(row.attended),
    waiting: Number(row.waiting),
  };
}

/** The store's name and the place in words: `安福路店 二楼烘焙间`. */
export function whereOf(row: Pick<StoredGathering, 'store_name' | 'place'>): string {
  return [row.store_name, row.place].filter(Boolean).join(' ');
}

export function tiersOf(row: Pick<StoredGathering, 'tiers'>): readonly string[] {
  return JSON.parse(row.tiers) as string[];
}

export function gatheringRow(row: StoredGathering, now: Instant): GatheringRow {
  const { startsAt, endsAt } = timesOf(row);
  const phase = now >= endsAt ? 'ended' : now >= startsAt ? 'running' : 'coming';
  return {
    ...{ id: Number(row.id), state: row.state, phase: row.state === 'published' ? phase : 'none' },
    ...{ title: row.title, cover: row.cover, where: whereOf(row), startsAt, endsAt },
    ...{ capacity: Number(row.capacity), tiers: [...tiersOf(row)], createdBy: row.created_by },
    counts: {
      signedUp: Number(row.signed_up),
      waiting: Number(row.waiting),
      attended: Number(row.attended),
      walkedIn: Number(row.walked_in),
    },
  };
}

export function gatheringOf(row: StoredGathering, { now, timeZone }: { now: Instant; timeZone: string }): Gathering {
  const { signUpFromAt, startsAt, endsAt } = timesOf(row);
  return {
    ...gatheringRow(row, now),
    ...{ intro: row.intro, storeId: row.store_id, place: row.place, waitingSeats: Number(row.waiting_seats) },
    startsOn: wallTimeOf(startsAt, timeZone),
    endsOn: wallTimeOf(endsAt, timeZone),
    signUpFrom: signUpFromAt === null ? null : wallTimeOf(signUpFromAt, timeZone),
    ...{ revision: Number(row.revision), cancelReason: row.cancel_reason },
  };
}
