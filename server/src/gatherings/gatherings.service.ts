import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { GatheringChange, GatheringDraft } from '@jieti/shared/api/gatherings';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { GatheringSeatsRepository } from './gathering-seats.repository.js';
import { GatheringsRepository, type LockedGathering } from './gatherings.repository.js';

const SECRET_BYTES = 32;

/** What operators do with gatherings. */
@Injectable()
export class GatheringsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly gatherings: GatheringsRepository,
    private readonly seats: GatheringSeatsRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Its number. */
  create(draft: GatheringDraft, author: string): Promise<number> {
    const { timeZone } = this.config;
    const secret = randomBytes(SECRET_BYTES).toString('hex');
    const by = { now: this.clock.now(), timeZone, author, secret };
    return this.transactions.run((tx) => this.gatherings.insert(tx, draft, by));
  }

  /**
   * A published one may still change: more seats go to those who wait, and another time or place is told to all.
   * Refuses with not_found, draft_changed, gathering_cancelled, gathering_ended, gathering_capacity.
   */
  async edit(id: number, { revision, gathering: draft }: GatheringChange): Promise<void> {
    const now = this.clock.now();
    const { timeZone } = this.config;
    await this.transactions.run(async (tx) => {
      const before = await this.gatherings.lock(tx, id);
      this.assertEditable(before, now);
      await this.gatherings.update(tx, { id, revision }, draft, { now, timeZone });
      if (before.state === 'published') await this.seats.follow(tx, before, now);
    });
    this.seats.announce();
  }

  /** Refuses with not_found, gathering_cancelled, or gathering_past when it would have begun. */
  async publish(id: number): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const { state, starts_at: startsAt } = await this.gatherings.lock(tx, id);
      if (state === 'published') return;
      if (state === 'cancelled') throw new Refusal('gathering_cancelled');
      if (Number(startsAt) <= now) throw new Refusal('gathering_past');
      await this.gatherings.moveTo(tx, id, { state: 'published', now });
    });
  }

  /** All who signed up are told why. Refuses with not_found, gathering_ended; a second time changes nothing. */
  async cancel(id: number, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const gathering = await this.gatherings.lock(tx, id);
      if (gathering.state === 'cancelled') return;
      if (Number(gathering.ends_at) <= now) throw new Refusal('gathering_ended');
      await this.gatherings.moveTo(tx, id, { state: 'cancelled', reason, now });
      await this.seats.tellAll(tx, gathering, { kind: 'cancelled', reason }, now);
    });
    this.seats.announce();
  }

  /** Refuses with not_found, or gathering_not_draft: what members saw is cancelled, not deleted. */
  async deleteDraft(id: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.gatherings.lock(tx, id);
      if (!(await this.gatherings.deleteDraft(tx, id))) throw new Refusal('gathering_not_draft');
    });
  }

  private assertEditable({ state, ends_at: endsAt }: LockedGathering, now: Instant): void {
    if (state === 'cancelled') throw new Refusal('gathering_cancelled');
    if (state === 'published' && Number(endsAt) <= now) throw new Refusal('gathering_ended');
  }
}
