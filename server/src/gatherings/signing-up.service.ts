import { Injectable } from '@nestjs/common';
import type { SignUpOutcome } from '@jieti/shared/api/gatherings';
import type { Instant } from '@jieti/shared/model/time';
import { gatheringState, seatFor, type GatheringSeats } from '@jieti/shared/rules/community/gathering-state';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { tiersOf, timesOf } from './gathering-row.js';
import { GatheringSeatsRepository } from './gathering-seats.repository.js';
import { GatheringsRepository, type LockedGathering } from './gatherings.repository.js';
import { SignUpsRepository, type LockedSignUp } from './sign-ups.repository.js';

interface Asking {
  readonly memberId: number;
  readonly id: number;
}

/** Seats of gatherings: one member after the other, however many ask at once. */
@Injectable()
export class SigningUpService {
  constructor(
    private readonly transactions: Transactions,
    private readonly gatherings: GatheringsRepository,
    private readonly signUps: SignUpsRepository,
    private readonly seats: GatheringSeatsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * A seat, or a place to wait for one. Who has either keeps it, whatever the key. Refuses with not_found,
   * gathering_cancelled, gathering_ended, gathering_soon, gathering_tier, gathering_full, gathering_attended, and with
   * idempotency_conflict when the key belongs to a sign-up that was taken back, and member_unknown (a closed account).
   */
  signUp({ memberId, id }: Asking, requestKey: string): Promise<SignUpOutcome> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      await this.signUps.lockMember(tx, memberId);
      const gathering = await this.gatherings.lock(tx, id);
      const mine = await this.signUps.find(tx, { gatheringId: id, memberId });
      if (mine?.state === 'signedUp' || mine?.state === 'waiting') return this.outcomeOf(tx, id, mine);
      if (mine?.state === 'attended') throw new Refusal('gathering_attended');
      if (mine?.requestKey === requestKey) throw new Refusal('idempotency_conflict');
      const { taken, waiting } = await this.signUps.counts(tx, id);
      const { capacity, waiting_seats: waitingSeats } = gathering;
      const seats = { capacity: Number(capacity), waitingSeats: Number(waitingSeats), taken, waiting };
      await this.assertOpen(tx, { gathering, memberId, seats, now });
      const state = seatFor(seats);
      if (state === null) throw new Refusal('gathering_full');
      const queueNo = await this.signUps.signUp(tx, { gatheringId: id, memberId, state, requestKey, now });
      return this.outcomeOf(tx, id, { state, queueNo });
    });
  }

  /**
   * The seat goes to whoever waits longest. Nothing happens to who has none. Refuses with not_found, gathering_ended,
   * gathering_attended.
   */
  async signOff({ memberId, id }: Asking): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const gathering = await this.gatherings.lock(tx, id);
      const mine = await this.signUps.find(tx, { gatheringId: id, memberId });
      if (!mine || mine.state === 'signedOff') return;
      if (mine.state === 'attended') throw new Refusal('gathering_attended');
      if (now >= Number(gathering.ends_at)) throw new Refusal('gathering_ended');
      await this.signUps.signOff(tx, { gatheringId: id, memberId, now });
      if (gathering.state === 'published') await this.seats.moveUp(tx, gathering, now);
    });
    this.seats.announce();
  }

  private async assertOpen(
    tx: Tx,
    asked: { gathering: LockedGathering; memberId: number; seats: GatheringSeats; now: Instant },
  ): Promise<void> {
    const { gathering, memberId, seats, now } = asked;
    if (gathering.state === 'draft') throw new Refusal('not_found');
    const state = gatheringState(timesOf(gathering), seats, now);
    if (state === 'cancelled' || state === 'ended' || state === 'soon') throw new Refusal(`gathering_${state}`);
    const tiers = tiersOf(gathering);
    if (tiers.length > 0 && !tiers.includes(await this.signUps.tierOf(tx, memberId)))
      throw new Refusal('gathering_tier');
    if (state === 'full') throw new Refusal('gathering_full');
  }

  private async outcomeOf(
    tx: Tx,
    id: number,
    { state, queueNo }: Pick<LockedSignUp, 'state' | 'queueNo'>,
  ): Promise<SignUpOutcome> {
    if (state !== 'waiting') return { state: 'signedUp', waitingPlace: null };
    return { state, waitingPlace: await this.signUps.waitingPlace(tx, id, queueNo) };
  }
}
