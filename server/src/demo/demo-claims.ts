import { businessDayOf, formatDay, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import type { NewCouponTemplate } from '../coupons/coupon-templates.repository.js';

type DemoClaim = Omit<NewCouponTemplate, 'createdBy'>;

const days = (count: number, startDelayDays = 0) => ({ kind: 'days', days: count, startDelayDays }) as const;
const free = { from: null, until: null, tiers: [], pointsPrice: 0 } as const;
const anywhere = { minSpendFen: 0, categories: [], stores: [] } as const;

/** Key of the one that is gone: so many members have taken it. */
export const demoSoldOut = { key: 'claim-opening', coupons: 30 } as const;

/** Codes of a partner's leaflet, to try one. */
export const demoCodes = {
  key: 'partner-gift',
  codes: ['SHANYE-2026-AA1', 'SHANYE-2026-BB2', 'SHANYE-2026-CC3'],
} as const;

/** What the claim centre of the demo shows: one of every kind. */
export function demoClaims(now: Instant, timeZone: string): readonly DemoClaim[] {
  const day = businessDayOf(now, timeZone);
  const date = (later: number) => formatDay(day + later);
  return [
    ...stackingPair,
    ...gated,
    {
      ...{ key: 'claim-holiday', validity: { kind: 'fixed', from: date(3), to: date(33) } },
      ...{ stockTotal: 200, perMember: 1, perDay: null },
      claim: { ...free, from: startOfDay(day + 3, timeZone) + 10 * 3_600_000 },
      terms: {
        ...{ kind: 'percentOff', title: '器物 8 折', note: '周末上新，一人一张', payPercent: 80, capFen: 5000 },
        ...{ ...anywhere, categories: ['器物'] },
      },
    },
    {
      ...{ key: demoSoldOut.key, validity: days(30), stockTotal: demoSoldOut.coupons, perMember: 1, perDay: null },
      ...{ claim: free, terms: { kind: 'gift', title: '冷萃一杯', note: '西岸店周年，限量', ...anywhere } },
    },
    {
      ...{ key: demoCodes.key, validity: days(60), stockTotal: 500, perMember: 1, perDay: null, claim: null },
      terms: { kind: 'gift', title: '司康一个', note: '凭书店赠卡兑换，任意饮品同享', ...anywhere },
    },
  ];
}

/** Two that add up on one bill: the drink first, then the whole. */
const stackingPair: readonly DemoClaim[] = [
  {
    ...{ key: 'claim-drink', validity: days(14), stockTotal: 500, perMember: 1, perDay: 50, claim: free },
    terms: {
      ...{ kind: 'voucher', title: '饮品 5 元券', note: '满 20 元可用，可与满减同用', amountFen: 500 },
      ...{ minSpendFen: 2000, categories: ['饮品'], stores: [], stacking: { group: '饮品券', excludes: [] } },
    },
  },
  {
    ...{ key: 'claim-sixty', validity: days(14), stockTotal: 500, perMember: 1, perDay: null, claim: free },
    terms: {
      ...{ kind: 'cashOff', title: '满 60 减 6', note: '全店可用，可与饮品券同用', amountFen: 600 },
      ...{ ...anywhere, minSpendFen: 6000, stacking: { group: '满减券', excludes: [] } },
      refund: { kind: 'returnAndExtend', days: 7 },
    },
  },
];

/** For points, for higher tiers, and not at weekends. */
const gated: readonly DemoClaim[] = [
  {
    ...{ key: 'claim-points', validity: days(30), stockTotal: 300, perMember: 2, perDay: 20 },
    claim: { ...free, pointsPrice: 300 },
    terms: { kind: 'gift', title: '挂耳一盒', note: '用积分换，到店领取', ...anywhere },
  },
  {
    ...{ key: 'claim-gold', validity: days(30), stockTotal: 100, perMember: 1, perDay: null },
    claim: { ...free, tiers: ['gold', 'platinum'] },
    terms: {
      ...{ kind: 'percentOff', title: '庄园豆 85 折', note: '金卡与铂金专享', payPercent: 85, capFen: 4000 },
      ...{ ...anywhere, categories: ['豆子'], tiers: ['gold', 'platinum'], refund: { kind: 'forfeit' } },
    },
  },
  {
    ...{ key: 'claim-weekday', validity: days(21, 1), stockTotal: 800, perMember: 1, perDay: null, claim: free },
    terms: {
      ...{ kind: 'percentOff', title: '工作日咖啡 7 折', note: '领取次日生效', payPercent: 70, capFen: 1500 },
      ...{ ...anywhere, categories: ['饮品'], blackout: { weekdays: [6, 7], days: [] } },
    },
  },
];
