import type { TillAction, UndoOutcome } from '@jieti/shared/api/till-actions';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import type { PointsRules } from '@jieti/shared/model/points';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { PointsQueries } from '../../src/points/points.queries.js';
import { PointsRepository } from '../../src/points/points.repository.js';
import { PointsRulesQueries } from '../../src/points/points-rules.queries.js';
import { PointsRulesRepository } from '../../src/points/points-rules.repository.js';
import { ProgrammesService } from '../../src/programmes/programmes.service.js';
import { VISIT_MS, VisitTokens } from '../../src/till/visit-tokens.js';
import { pointsRulesDraft } from '../setup/point-pieces.js';
import { TillDesk } from './till-desk.js';

/** A till in a shop with points: ¥1 earns 1, 100 pay ¥1, at most half of a bill. */
export class TillShop {
  private gifts = 0;

  private constructor(readonly desk: TillDesk) {}

  static async open(rules: Partial<PointsRules> = {}): Promise<TillShop> {
    const shop = new TillShop(await TillDesk.open());
    const { app } = shop.desk.shop;
    const repository = app.get(PointsRulesRepository, { strict: false });
    const now = shop.desk.shop.clock.now();
    await shop.desk.shop.run((tx) => repository.insert(tx, pointsRulesDraft(rules), { by: 'owner', note: '' }, now));
    await app.get(PointsRulesQueries, { strict: false }).refresh();
    return shop;
  }

  /** From today 金卡 gives 手冲课 twice a month, and 豆子 9 折 once. */
  async limitPerks(): Promise<void> {
    const { version: _, effectiveFrom: __, ...card } = growthCard;
    const limits: Readonly<Record<string, number>> = { class: 2, beans: 1 };
    const tiers = card.tiers.map((tier) => ({
      ...tier,
      perks: tier.perks.map((perk) => ({ ...perk, ...(limits[perk.key] ? { monthlyLimit: limits[perk.key]! } : {}) })),
    }));
    const { app, clock } = this.desk.shop;
    const publishing = app.get(ProgrammesService, { strict: false });
    await publishing.publish({ draft: { ...card, tiers }, effectiveFrom: clock.now(), by: 'test', note: '限次' });
  }

  close(): Promise<void> {
    return this.desk.shop.close();
  }

  /** 金卡 with these points, whatever the first purchase earned. */
  async member(points: number): Promise<number> {
    const id = await this.desk.goldMember();
    await this.give(id, points - (await this.points(id)));
    return id;
  }

  async give(memberId: number, delta: number): Promise<void> {
    if (delta === 0) return;
    const repository = this.desk.shop.app.get(PointsRepository, { strict: false });
    const cause = { biz: 'console', id: `test-${(this.gifts += 1)}`, line: '' } as const;
    await this.desk.shop.run(async (tx) => {
      await tx.query('SELECT id FROM member WHERE id = ?', [memberId]);
      await repository.adjust(tx, { memberId, delta, cause, title: '测试', now: this.desk.shop.clock.now() });
    });
  }

  points(memberId: number): Promise<number> {
    return this.desk.shop.app.get(PointsQueries, { strict: false }).available(memberId, this.desk.shop.clock.now());
  }

  /** Everything a purchase and its giving back move of one member. */
  async books(memberId: number) {
    const one = async (sql: string) =>
      Number((await this.desk.shop.query<{ n: number | string | null }>(sql, [memberId]))[0]?.n ?? 0);
    const [member] = await this.desk.shop.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [memberId]);
    const coupons = await this.desk.shop.query<{ state: string; expires_at: number | string }>(
      'SELECT state, expires_at FROM coupon WHERE member_id = ? ORDER BY id',
      [memberId],
    );
    return {
      tier: member!.tier,
      growth: await one('SELECT growth AS n FROM member WHERE id = ?'),
      netSpend: await one('SELECT net_spend_fen AS n FROM member WHERE id = ?'),
      points: await this.points(memberId),
      debt: await one('SELECT debt AS n FROM point_account WHERE member_id = ?'),
      lots: await one('SELECT SUM(remaining) AS n FROM point_lot WHERE member_id = ?'),
      perks: await one('SELECT COUNT(*) AS n FROM perk_use WHERE member_id = ? AND undone_at IS NULL'),
      coupons: coupons.map(({ state, expires_at: end }) => `${state} ${end}`),
    };
  }

  /** Σ entries = Σ lots − debt, for everybody. */
  async pointsDiffer(): Promise<number> {
    const rows = await this.desk.shop.query<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM point_account a WHERE
         (SELECT COALESCE(SUM(e.delta), 0) FROM point_entry e WHERE e.member_id = a.member_id) <>
         (SELECT COALESCE(SUM(l.remaining), 0) FROM point_lot l WHERE l.member_id = a.member_id) - a.debt`,
    );
    return Number(rows[0]!.n);
  }

  coupon(memberId: number, terms: Partial<CouponTerms> = {}): Promise<number> {
    const off = { kind: 'cashOff' as const, title: '满 98 减 20', amountFen: 2000, minSpendFen: 9800 };
    return this.desk.coupon(memberId, { ...off, ...terms });
  }

  /** As after a scan at this till a moment ago, of a code of its own: scans themselves are limited by the minute. */
  async visit(memberId: number): Promise<string> {
    const [staff] = await this.desk.shop.query<{ id: number | string }>(
      "SELECT id FROM staff WHERE username = 'clerk'",
    );
    const expiresAt = this.desk.shop.clock.now() + VISIT_MS;
    const codeHash = `scan-${(this.gifts += 1)}`;
    const proof = { memberId, staffId: Number(staff!.id), storeId: 'anfu', maySpend: true, codeHash, expiresAt };
    return this.desk.shop.app.get(VisitTokens, { strict: false }).issue(proof);
  }

  async undo(body: object): Promise<UndoOutcome> {
    const answer = await this.desk.post('undo', body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json<UndoOutcome>();
  }

  async actions(): Promise<readonly TillAction[]> {
    const answer = await this.desk.shop.get('/api/till/actions?limit=100', this.desk.clerk);
    return answer.json<{ items: readonly TillAction[] }>().items;
  }
}
