import { Injectable } from '@nestjs/common';
import type { TillAttend, TillAttendOutcome } from '@jieti/shared/api/till-gatherings';
import { Clock } from '../clock.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { requestHash } from '../till/till-action.js';
import { AttendanceService, type BesideAttendance } from './attendance.service.js';
import { ComersQueries, type Comer } from './comers.queries.js';
import { GatheringsQueries } from './gatherings.queries.js';
import { TillAttendanceRepository, type MarkedBy } from './till-attendance.repository.js';

/** A clerk marks who is there: attendance and its row in the log of the till are one commit (D257). */
@Injectable()
export class TillAttendanceService {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly gatherings: GatheringsQueries,
    private readonly comers: ComersQueries,
    private readonly log: TillAttendanceRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The same key again gives the same answer. Refuses with not_found, gathering_wrong_store, idempotency_conflict, and as
   * `ComersQueries.getByCode` and `AttendanceService.attendAtDesk` do.
   */
  async attend(gatheringId: number, request: TillAttend, staff: StaffCaller): Promise<TillAttendOutcome> {
    const { storeId, title } = await this.gatheringFor(gatheringId, staff);
    const { code, idempotencyKey: idemKey, device = null } = request;
    const hash = requestHash({ kind: 'attend', gatheringId, code });
    const by: MarkedBy = { storeId, staffId: staff.staffId, staff: staff.name, device, second: null };
    const first = await this.log.findReply(storeId, idemKey, hash);
    if (first) return first;
    const comer = await this.comers.getByCode(code, this.clock.now());
    const asked = { ...by, idemKey, requestHash: hash, memberId: comer.memberId, gatheringId, title };
    const marked = await this.mark(gatheringId, comer, asked);
    // Sent twice at the same moment: the other one was first, and has the answer.
    return marked ?? (await this.log.findReply(storeId, idemKey, hash)) ?? this.already(gatheringId, comer);
  }

  /** null: was marked before. */
  private async mark(
    gatheringId: number,
    comer: Comer,
    asked: Parameters<TillAttendanceRepository['enter']>[1],
  ): Promise<TillAttendOutcome | null> {
    let answer: TillAttendOutcome | null = null;
    const beside: BesideAttendance = {
      within: (tx, now) => this.log.enter(tx, asked, now),
      after: async (tx, { gained, tierUp }, hadSeat) => {
        const result = hadSeat ? 'signedUp' : 'walkedIn';
        answer = {
          ...{ repeated: false, memberName: comer.name, result },
          ...{ attendedAt: this.clock.now(), gained, tierUp },
        };
        await this.log.setReply(tx, asked, answer);
      },
    };
    const { isNew } = await this.attendance.attendAtDesk(comer.memberId, gatheringId, beside);
    return isNew ? answer : null;
  }

  private async already(gatheringId: number, { memberId, name }: Comer): Promise<TillAttendOutcome> {
    const attendedAt = (await this.gatherings.attendedAt(gatheringId, memberId)) ?? this.clock.now();
    return { ...{ repeated: false, memberName: name, result: 'already' }, attendedAt, gained: 0, tierUp: null };
  }

  /** One at no store is marked by the clerks of any; whoever has no store speaks for the gathering's. */
  private async gatheringFor(id: number, staff: StaffCaller): Promise<{ storeId: string; title: string }> {
    const row = await this.gatherings.find(id);
    if (!row || row.state === 'draft') throw new Refusal('not_found');
    const { store_id: at, title } = row;
    if (at !== null && staff.storeId !== null && at !== staff.storeId) throw new Refusal('gathering_wrong_store');
    const storeId = at ?? staff.storeId;
    if (storeId === null)
      throw new Refusal('malformed', [{ field: 'id', message: '这场活动不在门店，请用门店的账号登记。' }]);
    return { storeId, title };
  }
}
