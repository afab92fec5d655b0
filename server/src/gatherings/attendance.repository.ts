import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { isAttendable } from '@jieti/shared/rules/community/gathering-state';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { tiersOf, timesOf } from './gathering-row.js';
import { GatheringsRepository } from './gatherings.repository.js';
import { SignUpsRepository } from './sign-ups.repository.js';

export interface Attendance {
  readonly gatheringId: number;
  readonly memberId: number;
  readonly now: Instant;
  readonly cameBy: 'code' | 'desk';
}

@Injectable()
export class AttendanceRepository {
  constructor(
    private readonly gatherings: GatheringsRepository,
    private readonly signUps: SignUpsRepository,
  ) {}

  /**
   * Whether they had signed up for a seat. Refuses with gathering_cancelled, gathering_not_now, gathering_tier, and
   * gathering_full for who has no seat.
   */
  async attend(tx: Tx, { gatheringId, memberId, now, cameBy }: Attendance): Promise<boolean> {
    const gathering = await this.gatherings.lock(tx, gatheringId);
    if (gathering.state === 'cancelled') throw new Refusal('gathering_cancelled');
    if (!isAttendable(timesOf(gathering), now)) throw new Refusal('gathering_not_now');
    const mine = await this.signUps.find(tx, { gatheringId, memberId });
    const hasSeat = mine?.state === 'signedUp';
    if (!hasSeat) {
      const tiers = tiersOf(gathering);
      const isFor = tiers.length === 0 || tiers.includes(await this.signUps.tierOf(tx, memberId));
      if (!isFor) throw new Refusal('gathering_tier');
      const { taken } = await this.signUps.counts(tx, gatheringId);
      if (taken >= Number(gathering.capacity)) throw new Refusal('gathering_full');
    }
    await this.signUps.attend(tx, { gatheringId, memberId, now, cameBy });
    return hasSeat;
  }

  async setGrowth(
    tx: Tx,
    of: { readonly gatheringId: number; readonly memberId: number },
    growth: number,
  ): Promise<void> {
    await this.signUps.setGrowth(tx, of, growth);
  }
}
