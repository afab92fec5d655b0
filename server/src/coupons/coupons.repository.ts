import { Inject, Injectable } from '@nestjs/common';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import type { Instant } from '@jieti/shared/model/time';
import { expiresAtOf } from '@jieti/shared/rules/coupons/expiry';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { couponCode } from './coupon-code.js';
import { couponColumns, couponOf, type CouponRow } from './coupon-row.js';
import { lockCoupon } from './coupon-holds.repository.js';
import {
  grantIdentity,
  holdingIdentity,
  planGrants,
  type GrantedCoupon,
  type GrantOutcome,
  type GrantRequest,
  type PlannedGrant,
} from './grant-plan.js';
import { redeemObstacle } from './redeem-obstacle.js';

export interface Redemption {
  readonly couponId: number;
  readonly memberId: number;
  readonly storeId: string | null;
  /** Who did it, as the log shows it. */
  readonly staff: string;
  /** The purchase it was used on, `source/externalId`; null when given without one. */
  readonly fact: string | null;
  /** The same key again is the same redemption. */
  readonly redeemKey: string;
  readonly now: Instant;
}

interface Template {
  readonly id: number;
  readonly key: string;
  readonly terms: string;
  readonly title: string;
  readonly validDays: number;
  readonly perMember: number;
}

interface TemplateRow {
  readonly id: number;
  readonly template_key: string;
  readonly terms: string;
  readonly valid_days: number;
  readonly per_member: number;
}

/** The only writer of coupons and of their templates' stock. */
@Injectable()
export class CouponsRepository {
  constructor(
    private readonly dialect: Dialect,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /**
   * Grants each request once per (member, grantKey), in request order while stock lasts. The caller has locked the
   * members. Never refuses: every request gets an outcome.
   */
  async grant(tx: Tx, requests: readonly GrantRequest[], now: Instant): Promise<readonly GrantOutcome[]> {
    if (requests.length === 0) return [];
    const templates = await this.templatesOf(tx, requests);
    const templateOf = ({ template: name }: GrantRequest): Template | undefined =>
      templates.find((t) => ('id' in name ? t.id === name.id : t.key === name.key));
    const plan = planGrants(requests, {
      templateOf,
      held: await this.held(tx, requests),
      counts: await this.counts(tx, requests, templates),
    });
    const served = await this.reserveStock(tx, plan);
    const wanted = requests.filter((r) => served.delete(grantIdentity(r)));
    const coupons = await this.insertCoupons(tx, wanted, { templateOf, now });
    return outcomes(requests, plan, coupons);
  }

  /**
   * Uses a coupon up. Refuses with coupon_unknown, coupon_not_yours, coupon_used, coupon_void, coupon_expired (from
   * `expiresAt` on) or coupon_wrong_store.
   */
  async redeem(tx: Tx, redemption: Redemption): Promise<'redeemed' | 'repeated'> {
    const { couponId, storeId, staff, fact, redeemKey, now } = redemption;
    const coupon = await lockCoupon(tx, couponId, this.dialect);
    const obstacle = redeemObstacle(coupon, redemption);
    if (obstacle === 'alreadyDone') return 'repeated';
    if (obstacle) throw new Refusal(obstacle);
    const { affectedRows } = await tx.execute(
      `UPDATE coupon SET state = 'redeemed', redeemed_at = ?, redeemed_store = ?, redeemed_by = ?, redeemed_fact = ?,
       redeem_key = ? WHERE id = ? AND state IN ('issued', 'locked')`,
      [now, storeId, staff, fact, redeemKey, couponId],
    );
    if (affectedRows !== 1) throw new Refusal('coupon_used');
    await tx.execute('UPDATE coupon_template SET redeemed = redeemed + 1 WHERE id = ?', [coupon.templateId]);
    return 'redeemed';
  }

  private async templatesOf(tx: Tx, requests: readonly GrantRequest[]): Promise<readonly Template[]> {
    const ids = distinct(requests.flatMap((r) => ('id' in r.template ? [r.template.id] : [])));
    const keys = distinct(requests.flatMap((r) => ('key' in r.template ? [r.template.key] : [])));
    const where = [ids.length ? `id IN (${marks(ids)})` : '', keys.length ? `template_key IN (${marks(keys)})` : ''];
    const rows = await tx.query<TemplateRow>(
      `SELECT id, template_key, terms, valid_days, per_member FROM coupon_template
       WHERE ${where.filter(Boolean).join(' OR ')} ORDER BY id`,
      [...ids, ...keys],
    );
    return rows.map((row) => ({
      id: Number(row.id),
      key: row.template_key,
      terms: row.terms,
      title: (JSON.parse(row.terms) as CouponTerms).title,
      validDays: row.valid_days,
      perMember: row.per_member,
    }));
  }

  private async held(tx: Tx, requests: readonly GrantRequest[]): Promise<Map<string, GrantedCoupon>> {
    const members = distinct(requests.map((r) => r.memberId));
    const keys = distinct(requests.map((r) => r.grantKey));
    const rows = await tx.query<CouponRow>(
      `SELECT ${couponColumns} FROM coupon WHERE member_id IN (${marks(members)}) AND grant_key IN (${marks(keys)})`,
      [...members, ...keys],
    );
    return new Map(rows.map(couponOf).map((c) => [grantIdentity(c), { ...c, title: c.terms.title }]));
  }

  /** `+ 0` keeps the engine on the members' index: a template has as many coupons as members, a member has few. */
  private async counts(
    tx: Tx,
    requests: readonly GrantRequest[],
    templates: readonly Template[],
  ): Promise<Map<string, number>> {
    const members = distinct(requests.map((r) => r.memberId));
    if (templates.length === 0) return new Map();
    const rows = await tx.query<{ member_id: number; template_id: number; n: number }>(
      `SELECT member_id, template_id, COUNT(*) AS n FROM coupon
       WHERE member_id IN (${marks(members)}) AND template_id + 0 IN (${marks(templates)})
       GROUP BY member_id, template_id`,
      [...members, ...templates.map((t) => t.id)],
    );
    return new Map(rows.map((r) => [holdingIdentity(Number(r.member_id), Number(r.template_id)), Number(r.n)]));
  }

  /** Takes what the stock has for the wanted grants; gives back the identities that are served. */
  private async reserveStock(tx: Tx, plan: ReadonlyMap<string, PlannedGrant>): Promise<Set<string>> {
    const wanted = new Map<number, string[]>();
    for (const [identity, planned] of plan) {
      if (planned.kind !== 'wanted') continue;
      const same = wanted.get(planned.templateId);
      if (same) same.push(identity);
      else wanted.set(planned.templateId, [identity]);
    }
    const served = new Set<string>();
    for (const [templateId, identities] of [...wanted].sort(([a], [b]) => a - b)) {
      const taken = await this.takeStock(tx, templateId, identities.length);
      for (const identity of identities.slice(0, taken)) served.add(identity);
    }
    return served;
  }

  private async takeStock(tx: Tx, templateId: number, wanted: number): Promise<number> {
    if (await this.addIssued(tx, templateId, wanted)) return wanted;
    const [row] = await tx.query<{ left_over: number | null; active: number }>(
      `SELECT stock_total - issued AS left_over, active FROM coupon_template WHERE id = ?${this.dialect.forUpdate}`,
      [templateId],
    );
    const rest = row && Number(row.active) === 1 ? Math.min(wanted, Math.max(0, Number(row.left_over ?? 0))) : 0;
    return rest > 0 && (await this.addIssued(tx, templateId, rest)) ? rest : 0;
  }

  private async addIssued(tx: Tx, templateId: number, count: number): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE coupon_template SET issued = issued + ?
       WHERE id = ? AND active = 1 AND (stock_total IS NULL OR issued + ? <= stock_total)`,
      [count, templateId, count],
    );
    return affectedRows === 1;
  }

  private async insertCoupons(
    tx: Tx,
    requests: readonly GrantRequest[],
    on: { readonly templateOf: (r: GrantRequest) => Template | undefined; readonly now: Instant },
  ): Promise<Map<string, GrantedCoupon>> {
    if (requests.length === 0) return new Map();
    const { timeZone } = this.config;
    const granted = requests.flatMap((request) => {
      const template = on.templateOf(request);
      if (!template) return [];
      return [{ request, template, code: couponCode(), expiresAt: expiresAtOf(on.now, template.validDays, timeZone) }];
    });
    await tx.insertRows(
      'coupon',
      ['code', 'member_id', 'template_id', 'terms', 'state', 'grant_key', 'origin', 'issued_at', 'expires_at'],
      granted.map(({ request: r, template, code, expiresAt }) => [
        ...[code, r.memberId, template.id, template.terms, 'issued', r.grantKey, r.origin, on.now, expiresAt],
      ]),
    );
    const codes = granted.map((g) => g.code);
    const rows = await tx.query<{ id: number; code: string }>(
      `SELECT id, code FROM coupon WHERE code IN (${marks(codes)})`,
      codes,
    );
    const ids = new Map(rows.map((row) => [row.code, Number(row.id)]));
    return new Map(
      granted.map(({ request, template, code, expiresAt }) => [
        grantIdentity(request),
        { id: ids.get(code) ?? 0, code, title: template.title, expiresAt },
      ]),
    );
  }
}

function outcomes(
  requests: readonly GrantRequest[],
  plan: ReadonlyMap<string, PlannedGrant>,
  coupons: ReadonlyMap<string, GrantedCoupon>,
): readonly GrantOutcome[] {
  const answered = new Set<string>();
  return requests.map((request) => {
    const identity = grantIdentity(request);
    const planned = plan.get(identity);
    const first = !answered.has(identity);
    answered.add(identity);
    if (planned?.kind === 'repeated') return { ...request, kind: 'repeated', coupon: planned.coupon };
    if (planned?.kind !== 'wanted') return { ...request, kind: planned?.kind ?? 'unknownTemplate', coupon: null };
    const coupon = coupons.get(identity);
    if (!coupon) return { ...request, kind: 'outOfStock', coupon: null };
    return { ...request, kind: first ? 'granted' : 'repeated', coupon };
  });
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
