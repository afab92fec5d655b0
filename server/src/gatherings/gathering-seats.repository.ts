import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { Doorbell } from '../jobs/doorbell.js';
import { GatheringNoticesRepository, type GatheringNotice } from './gathering-notices.repository.js';
import { GatheringsRepository, type LockedGathering } from './gatherings.repository.js';
import { SignUpsRepository } from './sign-ups.repository.js';

/** Seats of a gathering whose row is locked: whoever may move up does, and is told. */
@Injectable()
export class GatheringSeatsRepository {
  constructor(
    private readonly gatherings: GatheringsRepository,
    private readonly signUps: SignUpsRepository,
    private readonly notices: GatheringNoticesRepository,
    private readonly doorbell: Doorbell,
  ) {}

  /** Gives free seats to those who wait longest. */
  async moveUp(tx: Tx, gathering: LockedGathering, now: Instant): Promise<void> {
    const { taken } = await this.signUps.counts(tx, gathering.id);
    const free = Number(gathering.capacity) - taken;
    const members = await this.signUps.moveUp(tx, gathering.id, free, now);
    if (members.length > 0) await this.notices.tell(tx, { gathering, members, now }, { kind: 'seat' });
  }

  /** After a published one was changed. Refuses with gathering_capacity when more have seats than it offers now. */
  async follow(tx: Tx, before: LockedGathering, now: Instant): Promise<void> {
    const gathering = await this.gatherings.lock(tx, before.id);
    const { taken } = await this.signUps.counts(tx, before.id);
    if (taken > Number(gathering.capacity)) throw new Refusal('gathering_capacity');
    if (isElsewhere(before, gathering)) await this.tellAll(tx, gathering, { kind: 'changed' }, now);
    await this.moveUp(tx, gathering, now);
  }

  async tellAll(tx: Tx, gathering: LockedGathering, notice: GatheringNotice, now: Instant): Promise<void> {
    const members = await this.signUps.listExpecting(tx, gathering.id);
    if (members.length > 0) await this.notices.tell(tx, { gathering, members, now }, notice);
  }

  /** After the commit: what was written to inboxes is delivered. */
  announce(): void {
    this.doorbell.ring('outbox');
  }
}

function isElsewhere(before: LockedGathering, after: LockedGathering): boolean {
  const moved =
    Number(before.starts_at) !== Number(after.starts_at) || Number(before.ends_at) !== Number(after.ends_at);
  return moved || before.place !== after.place || before.store_id !== after.store_id;
}
