import type { CouponTerms } from '@jieti/shared/model/coupon';
import type { Tx } from '../../src/db/sql.js';

export interface MemberSeed {
  readonly id: number;
  readonly tier?: string;
  readonly status?: 'active' | 'closed';
  readonly marketing?: boolean;
  readonly personalisation?: boolean;
}

const memberColumns = [
  'id',
  'card_no',
  'name',
  'status',
  'marketing',
  'personalisation',
  'registered_at',
  'joined_at',
  'tier',
  'tier_rank',
  'tier_since',
  'programme_version',
  'growth',
  'net_spend_fen',
  'order_count',
  'updated_at',
];

/** Member rows without facts, for tests that need members only as receivers. */
export function insertMemberRows(tx: Tx, members: readonly MemberSeed[]): Promise<void> {
  const rows = members.map((m) => [
    m.id,
    `JT${String(m.id).padStart(8, '0')}`,
    `林知夏${m.id}`,
    m.status ?? 'active',
    m.marketing ?? true,
    m.personalisation ?? true,
    1,
    1,
    m.tier ?? 'plain',
    0,
    20_000,
    1,
    0,
    0,
    0,
    1,
  ]);
  return tx.insertRows('member', memberColumns, rows);
}

const giftTerms: CouponTerms = {
  kind: 'gift',
  title: '一杯拿铁',
  note: '',
  minSpendFen: 0,
  categories: [],
  stores: [],
};

export interface TemplateSeed {
  readonly key: string;
  readonly terms?: Partial<CouponTerms>;
  readonly stockTotal?: number | null;
  readonly perMember?: number;
  readonly active?: boolean;
}

/** Gives the id of the new coupon template; valid for 30 days. */
export async function insertTemplateRow(tx: Tx, seed: TemplateSeed): Promise<number> {
  const { insertId } = await tx.execute(
    `INSERT INTO coupon_template (template_key, terms, validity, stock_total, per_member, issued, active,
     created_at, created_by) VALUES (?, ?, '{"kind":"days","days":30,"startDelayDays":0}', ?, ?, 0, ?, 1, 'test')`,
    [
      seed.key,
      JSON.stringify({ ...giftTerms, ...seed.terms }),
      seed.stockTotal ?? null,
      seed.perMember ?? 1,
      seed.active ?? true,
    ],
  );
  return insertId;
}
