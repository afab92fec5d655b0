import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { GatheringSeatsRepository } from '../gatherings/gathering-seats.repository.js';
import { GatheringsRepository } from '../gatherings/gatherings.repository.js';
import { SignUpsRepository } from '../gatherings/sign-ups.repository.js';

/** Seats at gatherings to come, of a member who leaves. */
@Injectable()
export class SeatReleaseRepository {
  constructor(
    private readonly gatherings: GatheringsRepository,
    private readonly signUps: SignUpsRepository,
    private readonly seats: GatheringSeatsRepository,
  ) {}

  /** Whoever waits longest moves up and is told. */
  async releaseAll(tx: Tx, memberId: number, now: Instant): Promise<void> {
    const rows = await tx.query<{ id: number }>(
      `SELECT g.id FROM gathering_sign_up s JOIN gathering g ON g.id = s.gathering_id
       WHERE s.member_id = ? AND s.state IN ('signedUp', 'waiting') AND g.ends_at > ? ORDER BY g.id`,
      [memberId, now],
    );
    for (const { id } of rows) {
      const gathering = await this.gatherings.lock(tx, Number(id));
      await this.signUps.signOff(tx, { gatheringId: gathering.id, memberId, now });
      if (gathering.state === 'published') await this.seats.moveUp(tx, gathering, now);
    }
  }
}
