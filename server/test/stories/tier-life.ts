import type { FactKey } from '@jieti/shared/model/fact';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { formatDay } from '@jieti/shared/calendar';
import type { SqlValue } from '../../src/db/sql.js';
import { aPurchase, aRefund } from '../setup/facts.js';
import { insertTemplateRow } from '../setup/offer-rows.js';
import { aWorld, type World } from '../setup/world.js';

/** Noon in Shanghai, or a time of the day. */
export const instant = (date: string, time = '12:00'): number => Date.parse(`${date}T${time}:00+08:00`);

/** A shop in which a few members live through years, day by day as the test says. */
export class TierLife {
  private constructor(readonly world: World) {}

  static async open(programme: Partial<ProgrammeVersion>, start: string): Promise<TierLife> {
    const world = await aWorld(programme);
    world.clock.set(instant(start));
    await world.transactions.run(async (tx) => {
      for (const key of ['gift-silver', 'gift-gold', 'gift-platinum'])
        await insertTemplateRow(tx, { key, perMember: 5 });
    });
    return new TierLife(world);
  }

  /** The review runs at noon of each of these days. */
  async reviewOn(...dates: string[]): Promise<void> {
    for (const date of dates) {
      this.world.clock.set(instant(date));
      await this.world.reviews.reviewDue();
    }
  }

  /** Bought and reported at noon of this day. */
  async buy(who: string, date: string, yuan: number): Promise<FactKey> {
    const fact = aPurchase({ amountFen: yuan * 100, occurredAt: instant(date) });
    await this.record(who, date, fact);
    return { source: fact.source, externalId: fact.externalId };
  }

  /** All of them bought for this much at noon of this day. */
  async buyAll(people: readonly string[], date: string, yuan: number): Promise<void> {
    this.world.clock.set(Math.max(this.world.clock.now(), instant(date)));
    const reports = people.map((value) => ({
      member: { kind: 'customer', value } as const,
      fact: aPurchase({ amountFen: yuan * 100, occurredAt: instant(date) }),
    }));
    const outcomes = await this.world.service.record(reports, { createMembers: true });
    if (outcomes.some(({ kind }) => kind !== 'recorded')) throw new Error(`not recorded: ${JSON.stringify(outcomes)}`);
  }

  async giveBack(who: string, date: string, yuan: number, order: FactKey): Promise<void> {
    await this.record(who, date, aRefund({ amountFen: yuan * 100, occurredAt: instant(date), order }));
  }

  async tierOf(who: string): Promise<string | undefined> {
    return (await this.rows<{ tier: string }>('SELECT tier FROM member WHERE id = ?', await this.idOf(who)))[0]?.tier;
  }

  /** What stands, as `2026-03-01 renew gold`. */
  async historyOf(who: string): Promise<string[]> {
    const rows = await this.rows<{ day: number; kind: string; to_tier: string }>(
      'SELECT day, kind, to_tier FROM tier_history WHERE member_id = ? AND superseded_at IS NULL ORDER BY at, id',
      await this.idOf(who),
    );
    return rows.map((row) => `${formatDay(row.day)} ${row.kind} ${row.to_tier}`);
  }

  /** Messages about tiers, in the order in which they were queued, as `tierUp gold`. */
  async toldTo(who: string): Promise<string[]> {
    const rows = await this.rows<{ kind: string; tier: string }>(
      "SELECT kind, tier FROM outbox_message WHERE member_id = ? AND kind LIKE 'tier%' ORDER BY id",
      await this.idOf(who),
    );
    return rows.map((row) => `${row.kind} ${row.tier}`);
  }

  /** Gifts that the member holds; what was called back with its upgrade is theirs no longer. */
  async giftsOf(who: string): Promise<string[]> {
    const rows = await this.rows<{ grant_key: string }>(
      "SELECT grant_key FROM coupon WHERE member_id = ? AND state <> 'void' ORDER BY id",
      await this.idOf(who),
    );
    return rows.map((row) => row.grant_key);
  }

  async differences(): Promise<number> {
    return (await this.world.verify.verify()).differences;
  }

  rows<T>(sql: string, ...params: SqlValue[]): Promise<T[]> {
    return this.world.reader.query<T>(sql, params);
  }

  async idOf(who: string): Promise<number> {
    const [row] = await this.rows<{ member_id: number }>(
      "SELECT member_id FROM member_identity WHERE kind = 'customer' AND value = ?",
      who,
    );
    return row!.member_id;
  }

  close(): Promise<void> {
    return this.world.drop();
  }

  private async record(who: string, date: string, fact: ReturnType<typeof aPurchase> | ReturnType<typeof aRefund>) {
    this.world.clock.set(Math.max(this.world.clock.now(), instant(date)));
    const member = { kind: 'customer', value: who } as const;
    const [outcome] = await this.world.service.record([{ member, fact }], { createMembers: true });
    if (outcome?.kind !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(outcome)}`);
  }
}
