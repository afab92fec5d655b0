import { Injectable } from '@nestjs/common';
import type { Attend, AttendOutcome } from '@jieti/shared/api/gatherings';
import type { Instant } from '@jieti/shared/model/time';
import { ATTENDANCE_LEAD_MS, isAttendable } from '@jieti/shared/rules/community/gathering-state';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import type { NewFact, RecordedOutcome } from '../facts/record.js';
import { FactsService } from '../facts/facts.service.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { AttendanceRepository } from './attendance.repository.js';
import { attendanceCodes } from './attendance-codes.js';
import { timesOf } from './gathering-row.js';
import { MyGatheringsQueries, type AttendableRow } from './my-gatherings.queries.js';

/** What goes into the same commit as an attendance that is new; either may run again when it is tried again. */
export interface BesideAttendance {
  readonly within: (tx: Tx, now: Instant) => Promise<void>;
  /** `hadSeat`: they had signed up. */
  readonly after: (tx: Tx, outcome: AttendOutcome, hadSeat: boolean) => Promise<void>;
}

interface Coming {
  readonly memberId: number;
  readonly cameBy: 'code' | 'desk';
  readonly beside?: BesideAttendance | undefined;
}

/** The door that attendance comes through. */
const source = 'gathering';

/** Who was there, and the activity it is: one commit, once per member and gathering. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly facts: FactsService,
    private readonly attendance: AttendanceRepository,
    private readonly queries: MyGatheringsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * By the digits shown at the place. Refuses with gathering_code_wrong, and when the digits are right with
   * gathering_tier, or gathering_full for who did not sign up and finds no room; for a gathering asked for by number also
   * with not_found, gathering_cancelled, gathering_ended, gathering_not_now.
   */
  async attendByCode(memberId: number, { code, gatheringId }: Attend): Promise<AttendOutcome> {
    const now = this.clock.now();
    const until = now + ATTENDANCE_LEAD_MS;
    const candidates = await this.queries.listAttendable(memberId, { now, until, id: gatheringId });
    const [only] = candidates;
    if (gatheringId !== undefined) assertNow(only, now);
    const right = candidates.filter(({ secret }) => attendanceCodes.isRight(secret, code, now));
    // Two at once may show the same digits: the one that was signed up for is meant.
    const meant = right.find(({ mine }) => mine !== null && mine !== 'signedOff') ?? right[0];
    if (!meant) throw new Refusal('gathering_code_wrong');
    return this.attend(meant, { memberId, cameBy: 'code' });
  }

  /** Somebody of the staff sees the member. Refuses as above, and with member_unknown. */
  async attendAtDesk(memberId: number, gatheringId: number, beside?: BesideAttendance): Promise<AttendOutcome> {
    const now = this.clock.now();
    const [row] = await this.queries.listAttendable(memberId, { now, until: now, id: gatheringId });
    return this.attend(assertNow(row, now), { memberId, cameBy: 'desk', beside });
  }

  private async attend(row: AttendableRow, coming: Coming): Promise<AttendOutcome> {
    const there = thereAlready(row);
    if (row.mine === 'attended') return there;
    const outcome = await this.facts.recordOne(this.factOf(row, coming));
    if (outcome.kind === 'refused' && outcome.code !== 'fact_conflict') throw new Refusal(outcome.code);
    // Told on two phones in the same moment: the other one says what it brought.
    if (outcome.kind !== 'recorded') return there;
    return this.newly(row, outcome);
  }

  private factOf(row: AttendableRow, { memberId, cameBy, beside }: Coming): NewFact {
    const gatheringId = Number(row.id);
    let hadSeat = false;
    return {
      member: { kind: 'id', id: memberId },
      fact: {
        ...{ kind: 'engagement', activity: 'event', source, externalId: `gathering:${gatheringId}:${memberId}` },
        ...{ occurredAt: this.clock.now(), storeId: row.store_id, channel: 'store' },
        evidence: `event:${gatheringId} ${cameBy}`,
      },
      within: async (tx, member, now) => {
        hadSeat = await this.attendance.attend(tx, { gatheringId, memberId: member, now, cameBy });
        await beside?.within(tx, now);
      },
      after: async (tx, done) => {
        await this.attendance.setGrowth(tx, { gatheringId, memberId: done.memberId }, done.growth);
        await beside?.after(tx, await this.newly(row, done), hadSeat);
      },
    };
  }

  private async newly(row: AttendableRow, done: RecordedOutcome): Promise<AttendOutcome> {
    return { ...thereAlready(row), isNew: true, gained: done.growth, tierUp: await this.tierUp(done) };
  }

  private async tierUp({ tierBefore, tierAfter }: RecordedOutcome): Promise<string | null> {
    if (tierAfter === tierBefore) return null;
    return tierBadge(await this.programmes.getCurrent(this.clock.now()), tierAfter).name;
  }
}

const thereAlready = ({ id, title }: AttendableRow): AttendOutcome => ({
  ...{ id: Number(id), title, isNew: false, gained: 0, tierUp: null },
});

function assertNow(row: AttendableRow | undefined, now: Instant): AttendableRow {
  if (!row) throw new Refusal('not_found');
  const times = timesOf(row);
  if (times.state === 'cancelled') throw new Refusal('gathering_cancelled');
  if (now >= times.endsAt) throw new Refusal('gathering_ended');
  if (!isAttendable(times, now)) throw new Refusal('gathering_not_now');
  return row;
}
