import type { CouponTerms, CouponValidity } from '@jieti/shared/model/coupon';
import type { Instant } from '@jieti/shared/model/time';
import { couponLife } from '@jieti/shared/rules/coupons/coupon-life';
import type { Tx } from '../db/sql.js';
import { couponCode } from './coupon-code.js';
import { insertCouponEvents } from './coupon-events.repository.js';
import { couponColumns, couponOf, type CouponRow } from './coupon-row.js';
import { grantIdentity, holdingIdentity, type GrantedCoupon, type GrantRequest } from './grant-plan.js';

/** A template as a grant needs it; `terms` and `validity` are copied into the coupon. */
export interface GrantTemplate {
  readonly id: number;
  readonly key: string;
  readonly version: number;
  readonly terms: string;
  readonly title: string;
  readonly validity: CouponValidity;
  readonly perMember: number;
  readonly perDay: number | null;
}

interface TemplateRow {
  readonly id: number;
  readonly template_key: string;
  readonly version: number;
  readonly terms: string;
  readonly validity: string;
  readonly per_member: number;
  readonly per_day: number | null;
}

/** The templates that requests name, by id or key; unknown ones are left out. */
export async function listGrantTemplates(tx: Tx, requests: readonly GrantRequest[]): Promise<readonly GrantTemplate[]> {
  const ids = distinct(requests.flatMap((r) => ('id' in r.template ? [r.template.id] : [])));
  const keys = distinct(requests.flatMap((r) => ('key' in r.template ? [r.template.key] : [])));
  const where = [ids.length ? `id IN (${marks(ids)})` : '', keys.length ? `template_key IN (${marks(keys)})` : ''];
  const rows = await tx.query<TemplateRow>(
    `SELECT id, template_key, version, terms, validity, per_member, per_day FROM coupon_template
     WHERE ${where.filter(Boolean).join(' OR ')} ORDER BY id`,
    [...ids, ...keys],
  );
  return rows.map((row) => ({
    id: Number(row.id),
    key: row.template_key,
    version: Number(row.version),
    terms: row.terms,
    title: (JSON.parse(row.terms) as CouponTerms).title,
    validity: JSON.parse(row.validity) as CouponValidity,
    perMember: row.per_member,
    perDay: row.per_day === null ? null : Number(row.per_day),
  }));
}

/** Coupons that answer a request already, by `grantIdentity`. */
export async function listHeld(tx: Tx, requests: readonly GrantRequest[]): Promise<Map<string, GrantedCoupon>> {
  const members = distinct(requests.map((r) => r.memberId));
  const keys = distinct(requests.map((r) => r.grantKey));
  const rows = await tx.query<CouponRow>(
    `SELECT ${couponColumns} FROM coupon WHERE member_id IN (${marks(members)}) AND grant_key IN (${marks(keys)})`,
    [...members, ...keys],
  );
  return new Map(rows.map(couponOf).map((c) => [grantIdentity(c), { ...c, title: c.terms.title }]));
}

/**
 * Coupons a member has had of a template, by `holdingIdentity`. `+ 0` keeps the engine on the members' index: a
 * template has as many coupons as members, a member has few. Gifts called back with their upgrade do not count.
 */
export async function countHoldings(
  tx: Tx,
  requests: readonly GrantRequest[],
  templates: readonly GrantTemplate[],
): Promise<Map<string, number>> {
  const members = distinct(requests.map((r) => r.memberId));
  if (templates.length === 0) return new Map();
  const rows = await tx.query<{ member_id: number; template_id: number; n: number }>(
    `SELECT member_id, template_id, COUNT(*) AS n FROM coupon
     WHERE member_id IN (${marks(members)}) AND template_id + 0 IN (${marks(templates)})
       AND (state <> 'void' OR grant_key NOT LIKE '%~%')
     GROUP BY member_id, template_id`,
    [...members, ...templates.map((t) => t.id)],
  );
  return new Map(rows.map((r) => [holdingIdentity(Number(r.member_id), Number(r.template_id)), Number(r.n)]));
}

const COLUMNS = [
  ...['code', 'member_id', 'template_id', 'template_version', 'terms', 'state', 'grant_key', 'origin'],
  ...['issued_at', 'works_from', 'expires_at', 'points_paid'],
];

/** Writes coupons with what their template promises now, and the log of it; by `grantIdentity`. */
export async function insertCoupons(
  tx: Tx,
  wanted: readonly { readonly request: GrantRequest; readonly template: GrantTemplate }[],
  on: { readonly timeZone: string; readonly now: Instant },
): Promise<Map<string, GrantedCoupon>> {
  if (wanted.length === 0) return new Map();
  const granted = wanted.map(({ request, template }) => ({
    ...{ request, template, code: couponCode() },
    ...couponLife(template.validity, on.now, on.timeZone),
  }));
  await tx.insertRows(
    'coupon',
    COLUMNS,
    granted.map(({ request: r, template: t, code, worksFrom, expiresAt }) => [
      ...[code, r.memberId, t.id, t.version, t.terms, 'issued', r.grantKey, r.origin],
      ...[on.now, worksFrom, expiresAt, r.claim?.pointsPaid ?? 0],
    ]),
  );
  const ids = await idsOf(
    tx,
    granted.map((g) => g.code),
  );
  const events = granted.map(({ request, template, code }) => ({
    ...{ couponId: ids.get(code) ?? 0, templateId: template.id, memberId: request.memberId, at: on.now },
    kind: request.claim ? ('claimed' as const) : ('issued' as const),
    ...{ actor: request.actor ?? request.origin, idemKey: request.grantKey },
  }));
  await insertCouponEvents(tx, events, on.timeZone);
  return new Map(
    granted.map(({ request, template, code, expiresAt }) => [
      grantIdentity(request),
      { id: ids.get(code) ?? 0, code, title: template.title, expiresAt },
    ]),
  );
}

async function idsOf(tx: Tx, codes: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: number; code: string }>(
    `SELECT id, code FROM coupon WHERE code IN (${marks(codes)})`,
    codes,
  );
  return new Map(rows.map((row) => [row.code, Number(row.id)]));
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
