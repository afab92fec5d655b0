import { businessDayOf, dateOfDay, dayOfDate, startOfDay } from '@jieti/shared/calendar';
import type { PointsRules } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';

const TIME_ZONE = 'Asia/Shanghai';
/** Long enough that the first points have ended, and more end with this month. */
const MONTHS_AGO = 14;
const everybody = { tiers: [], stores: [], cap: null, budget: null } as const;

/** The demo's points: a point a yuan and more for higher tiers, this week twice for beans; 100 points pay ¥1. */
export function demoPointsRules(now: Instant): Omit<PointsRules, 'version'> {
  const today = businessDayOf(now, TIME_ZONE);
  const { year, month } = dateOfDay(today);
  const week = { from: startOfDay(today - 3, TIME_ZONE), until: startOfDay(today + 4, TIME_ZONE) };
  const always = { from: null, until: null };
  const { stores: _, ...members } = everybody;
  return {
    effectiveFrom: startOfDay(dayOfDate(year, month - MONTHS_AGO, 1), TIME_ZONE),
    timeZone: TIME_ZONE,
    earning: [
      {
        ...{ kind: 'spend', key: 'spend', title: '消费积分', points: 1, perFen: 100, multiplied: true },
        ...{ categories: [], ...everybody, ...always },
      },
      {
        ...{ kind: 'spend', key: 'beans-week', title: '豆子双倍积分周', points: 1, perFen: 100, multiplied: false },
        ...{ categories: ['豆子'], ...everybody, ...week, budget: 50_000 },
      },
      {
        ...{ kind: 'engagement', key: 'checkin', title: '签到积分', activity: 'checkin', points: 2 },
        ...{ ...members, ...always, cap: { points: 2, period: 'day' } },
      },
    ],
    pendingDays: 0,
    expiry: { kind: 'months', months: 12 },
    spending: { points: 100, fen: 100, maxPercent: 50, minBillFen: 1000 },
    restoredDays: 14,
  };
}
