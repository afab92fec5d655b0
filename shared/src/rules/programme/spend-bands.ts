import { condition, liveLadder, liveTier, NO_CONDITION, rolling } from './live-tier.js';

const WAN_FEN = 1_000_000;
const spentFrom = (wan: number) => condition('netSpend', rolling(365), '>=', wan * WAN_FEN);

/** Spend bands: below ¥10,000, to 50,000, to 100,000, and from 100,000 on, by the net spend of 365 days, both ways. */
export const spendBands = liveLadder({
  programme: 'spend-bands',
  name: '消费分层',
  tiers: [
    liveTier({ key: 'potential', name: '潜在客户', palette: 'plain', entry: NO_CONDITION }),
    liveTier({ key: 'ordinary', name: '普通客户', palette: 'silver', entry: spentFrom(1) }),
    liveTier({ key: 'important', name: '重要客户', palette: 'gold', entry: spentFrom(5) }),
    liveTier({ key: 'vip', name: 'VIP 客户', palette: 'platinum', entry: spentFrom(10) }),
  ],
});
