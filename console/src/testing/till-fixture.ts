import type { Quote, QuoteRequest, TillOutcome, Visit } from '@jieti/shared/api/till';
import type { Shift, TillAction } from '@jieti/shared/api/till-actions';
import { at, tiers } from './fixtures';

const terms = { kind: 'cashOff', title: '满 98 减 20', note: '', amountFen: 2000, minSpendFen: 9800 } as const;

export function visit(part: Partial<Visit> = {}): Visit {
  return {
    visit: 'visit-1',
    expiresAt: Date.now() + 300_000,
    maySpend: true,
    member: { id: 17, name: '林**', phone: null, cardNo: 'M-000017', note: '近 12 个月到店 14 天' },
    tier: tiers.gold,
    until: '2026-08-31',
    perks: [
      { key: 'beans', kind: 'discount', title: '豆子 9 折', note: '不限次', left: null },
      { key: 'cup', kind: 'service', title: '免费续杯', note: '每月 2 次', left: 1 },
    ],
    points: {
      available: 900,
      cashNote: '100 积分抵 ¥1',
      spending: { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 },
    },
    coupons: [
      {
        id: 1,
        code: 'C1',
        terms: { ...terms, categories: [], stores: [] },
        state: 'usable',
        issuedAt: at,
        worksFrom: at,
        expiresAt: at + 86_400_000,
        redeemedAt: null,
        redeemedStore: null,
        origin: '升级金卡的礼物',
        stackingNote: null,
        refundNote: '整单退款后退回，有效期不变；已过期的不退。',
        blackoutNote: null,
        usableHere: true,
        why: null,
      },
    ],
    keep: null,
    next: null,
    hint: '会员再消费 ¥252 就保住金卡。',
    categories: ['豆子', '饮品'],
    ...part,
  };
}

/** ¥10 off whatever is asked for, and one growth and point for every yuan. */
export function quoteOf({ lines = [], couponIds = [1], points = 0 }: QuoteRequest): Quote {
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  const off = couponIds.length > 0 ? 1000 : 0;
  const payableFen = amountFen - off - points;
  const coupon = { kind: 'coupon', title: '满 98 减 20', note: '全单，减 ¥10.00', couponId: 1 } as const;
  const steps = off === 0 ? [] : [{ ...coupon, amountFen: -off, shares: lines.map((_, i) => (i === 0 ? -off : 0)) }];
  return {
    price: {
      amountFen,
      lines: lines.map((line, i) => ({ ...line, payableFen: line.amountFen - (i === 0 ? off + points : 0) })),
      steps,
      payableFen,
      couponIds: [...couponIds],
      pointsSpent: points,
      freeShipping: false,
    },
    problems: [],
    pointsMost: 900,
    pointsMostFen: 900,
    pointsEarned: Math.floor(payableFen / 100),
    pointsAfter: 900,
    amountFen,
    lines: [],
    payableFen,
    couponId: couponIds[0] ?? null,
    growth: Math.floor(payableFen / 100),
    tierAfter: null,
    keepAfter: null,
    nextAfter: null,
    coach: null,
  };
}

export function outcome(part: Partial<TillOutcome> = {}): TillOutcome {
  return {
    repeated: false,
    receiptNo: 'W1',
    payableFen: 11_800,
    growth: 118,
    tier: tiers.gold,
    tierBefore: null,
    gifts: [],
    couponRedeemed: '满 98 减 20',
    couponsRedeemed: ['满 98 减 20'],
    pointsEarned: 118,
    pointsSpent: 0,
    pointsTakenBack: 0,
    pointsBack: 0,
    couponsBack: [],
    leftFen: null,
    pointsAvailable: 1018,
    ...part,
  };
}

export function tillAction(part: Partial<TillAction> = {}): TillAction {
  return {
    id: 1,
    kind: 'purchase',
    idempotencyKey: 'key-00000001',
    storeId: 'anfu',
    storeName: '安福路店',
    staff: '许安',
    device: null,
    memberName: '林**',
    title: 'W1',
    amountFen: 11_800,
    points: 0,
    secondPerson: null,
    at,
    takenAt: null,
    undoneAt: null,
    undoUntil: null,
    ...part,
  };
}

export function shift(actions: readonly TillAction[] = []): Shift {
  const none = { count: 0, fen: 0 };
  return {
    from: at,
    to: at,
    sales: { count: actions.length, fen: actions.reduce((sum, action) => sum + action.amountFen, 0) },
    refunds: none,
    undone: none,
    coupons: [],
    perks: [],
    points: { earned: 0, spent: 0 },
    byHour: [],
    actions: [...actions],
  };
}
