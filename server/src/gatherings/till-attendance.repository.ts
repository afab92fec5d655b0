import { Injectable } from '@nestjs/common';
import type { TillAttendOutcome } from '@jieti/shared/api/till-gatherings';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import type { TillActor } from '../till/till-action.js';
import { TillActionsQueries } from '../till/till-actions.queries.js';
import { TillActionsRepository } from '../till/till-actions.repository.js';

export type MarkedBy = TillActor;

interface Marking extends MarkedBy {
  readonly idemKey: string;
  readonly requestHash: string;
  readonly memberId: number;
  readonly gatheringId: number;
  readonly title: string;
}

/** Attendance in the log of what is done at tills: who marked it, where, on which device. */
@Injectable()
export class TillAttendanceRepository {
  constructor(
    private readonly actions: TillActionsRepository,
    private readonly stored: TillActionsQueries,
  ) {}

  /** The first answer to a key; null when it is new. Refuses with idempotency_conflict when it stands for something else. */
  async findReply(storeId: string, idemKey: string, requestHash: string): Promise<TillAttendOutcome | null> {
    const action = await this.stored.findByKey(storeId, idemKey);
    if (!action) return null;
    if (action.requestHash !== requestHash) throw new Refusal('idempotency_conflict');
    return { ...(JSON.parse(action.reply ?? '{}') as TillAttendOutcome), repeated: true };
  }

  /** Refuses with busy when the key is taken. */
  async enter(tx: Tx, { gatheringId, ...marking }: Marking, now: Instant): Promise<void> {
    const action = { ...marking, kind: 'attend', subject: `gathering:${gatheringId}` } as const;
    await this.actions.insert(tx, { ...action, amountFen: 0, points: 0, takenAt: null, now });
  }

  async setReply(tx: Tx, marking: Pick<Marking, 'storeId' | 'idemKey'>, reply: TillAttendOutcome): Promise<void> {
    await this.actions.setReply(tx, marking, reply);
  }
}
