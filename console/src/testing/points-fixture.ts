import type { CouponEvent } from '@jieti/shared/api/claims';
import type { FarmingFlag } from '@jieti/shared/api/perks';
import type { Liability } from '@jieti/shared/api/liability';
import type { MemberPoints, PointsRulesBook, PointsRulesVersion } from '@jieti/shared/api/points';
import { at, tiers } from './fixtures';

export function pointsVersion(version: number, part: Partial<PointsRulesVersion['rules']> = {}): PointsRulesVersion {
  return {
    rules: {
      earning: [
        {
          ...{ kind: 'spend', key: 'spend', title: '消费积分', points: 1, perFen: 100, multiplied: true },
          ...{ categories: [], stores: [], tiers: [], from: null, until: null, cap: null, budget: 50_000 },
        },
      ],
      pendingDays: 7,
      expiry: { kind: 'yearEnd', years: 1 },
      spending: { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 },
      restoredDays: 30,
      version,
      effectiveFrom: at,
      timeZone: 'Asia/Shanghai',
      ...part,
    },
    note: `第 ${version} 次`,
    publishedBy: '周岚',
    publishedAt: at,
  };
}

export function pointsBook(part: Partial<PointsRulesBook> = {}): PointsRulesBook {
  return { current: pointsVersion(1), upcoming: [], history: [], ...part };
}

export function memberPoints(part: Partial<MemberPoints> = {}): MemberPoints {
  return {
    balance: 1_300,
    available: 1_200,
    pending: 100,
    debt: 0,
    expiring: [{ points: 1_200, expiresOn: '2027-12-31' }],
    lots: [
      {
        ...{ id: 1, title: '消费积分', earned: 1_500, remaining: 1_200, state: 'available' },
        ...{ availableAt: at, expiresAt: Date.UTC(2027, 11, 31, 16) },
      },
    ],
    entries: {
      items: [
        {
          ...{ id: '1', at, kind: 'earn', title: '消费积分', note: '安福路店消费', delta: 1_500, pendingUntil: null },
          ...{ cause: 'fact:till/1', rulesVersion: 1, actor: null },
        },
      ],
      nextCursor: null,
      total: 1,
    },
    approvals: [],
    ...part,
  };
}

export function liability(): Liability {
  return {
    asOf: at,
    points: {
      ...{ outstanding: 82_636, pending: 1_200, debt: 300, valueFen: 82_600 },
      byMonth: [
        { month: '2027-11', points: 80_000 },
        { month: null, points: 2_636 },
      ],
    },
    coupons: {
      ...{ outstanding: 533, faceFen: 654_400 },
      byMonth: [{ month: '2026-12', count: 533, faceFen: 654_400 }],
      byTemplate: [{ templateId: 3, title: '豆子满 98 减 20', count: 533, faceFen: 654_400 }],
    },
  };
}

export function couponEvent(id: number, part: Partial<CouponEvent> = {}): CouponEvent {
  return {
    ...{ id, at, kind: 'redeemed', couponId: id, code: `CODE${id}`, templateId: 3, title: '豆子满 98 减 20' },
    ...{ memberId: 7, memberName: '林**', actor: '许安', storeId: 'anfu', storeName: '安福路店', device: 'till-1' },
    ...{ fact: 'till:anfu/A0612', reason: null },
    ...part,
  };
}

export function farmingFlag(part: Partial<FarmingFlag> = {}): FarmingFlag {
  return {
    id: 4,
    member: { id: 7, name: '林**', cardNo: 'M0000000007' },
    tier: tiers.gold,
    foundAt: at,
    state: 'open',
    sentence: '7 月 1 日消费 ¥500.00 升级金卡，7 月 2 日用掉「手冲券」，7 月 3 日退款 ¥500.00。',
    evidence: {
      ...{
        purchase: 'till/A1',
        purchasedAt: at,
        amountFen: 50_000,
        refund: 'till/R1',
        refundedAt: at,
        refundedFen: 50_000,
      },
      gifts: [{ couponId: 9, title: '手冲券', usedAt: at, storeId: null, points: 0 }],
    },
    ...{ times: 2, dismissedBy: null, dismissedAt: null, reason: null },
    ...part,
  };
}
