import { condition, LIFETIME, liveLadder, liveTier, NO_CONDITION, rolling } from './live-tier.js';

const monthlyFrom = (orders: number) => condition('ordersPerMonth', rolling(90), '>=', orders);

/**
 * Frequency bands by orders per month over 90 days: from 5, from 2, from 1; who buys less is new for the first 30 days
 * and may be about to leave after that.
 */
export const frequencyBands = liveLadder({
  programme: 'frequency-bands',
  name: '购买频次分层',
  tiers: [
    liveTier({ key: 'lapsing', name: '潜在流失', palette: 'plain', entry: NO_CONDITION }),
    liveTier({ key: 'new', name: '新客户', palette: 'jade', entry: condition('memberDays', LIFETIME, '<=', 30) }),
    liveTier({ key: 'low', name: '低频客户', palette: 'silver', entry: monthlyFrom(1) }),
    liveTier({ key: 'medium', name: '中频客户', palette: 'gold', entry: monthlyFrom(2) }),
    liveTier({ key: 'high', name: '高频客户', palette: 'platinum', entry: monthlyFrom(5) }),
  ],
});
