import { condition, LIFETIME, liveLadder, liveTier, NO_CONDITION, rolling } from './live-tier.js';

const scoreFrom = (points: number) => condition('composite', LIFETIME, '>=', points * 100);

/** Bands of a score of 100: half of it for the amount, 30 for the frequency, 20 for friends brought along. */
export const compositeBands = liveLadder({
  programme: 'composite-bands',
  name: '综合分分层',
  composite: [
    { metric: 'netSpend', window: rolling(365), weightPercent: 50, cap: 2_000_000 },
    { metric: 'ordersPerMonth', window: rolling(90), weightPercent: 30, cap: 5 },
    { metric: 'referralsConverted', window: rolling(365), weightPercent: 20, cap: 5 },
  ],
  tiers: [
    liveTier({ key: 'basic', name: '基础客户', palette: 'plain', entry: NO_CONDITION }),
    liveTier({ key: 'growing', name: '成长客户', palette: 'silver', entry: scoreFrom(30) }),
    liveTier({ key: 'quality', name: '优质客户', palette: 'gold', entry: scoreFrom(55) }),
    liveTier({ key: 'core', name: '核心客户', palette: 'platinum', entry: scoreFrom(80) }),
  ],
});
