import type { Perk } from '../../model/programme.js';
import { allOf, condition, liveLadder, liveTier, NO_CONDITION, rolling } from './live-tier.js';

const service: Perk = { key: 'service', kind: 'service', title: '专人服务', note: '下单、售后找同一个人' };
const exclusive: Perk = { key: 'exclusive', kind: 'exclusive', title: '专属优惠', note: '每季一次' };
const targeted: Perk = { key: 'targeted', kind: 'exclusive', title: '定向优惠', note: '按买过的品类推荐' };
const care: Perk = { key: 'care', kind: 'freeText', title: '日常关怀', note: '上新和节日问候' };

const spentFrom = (fen: number) => condition('netSpend', rolling(365), '>=', fen);
const ordersFrom = (days: number, orders: number) => condition('orderCount', rolling(days), '>=', orders);

/** High value by amount and frequency together; potential by any one early sign: frequency, amount or a friend brought along. */
export const valueClasses = liveLadder({
  programme: 'value-classes',
  name: '客户价值分类',
  tiers: [
    liveTier({ key: 'ordinary', name: '普通客户', palette: 'plain', entry: NO_CONDITION, perks: [care] }),
    liveTier({
      key: 'potential',
      name: '潜力客户',
      palette: 'jade',
      entry: {
        kind: 'any',
        rules: [ordersFrom(90, 3), spentFrom(200_000), condition('referralsConverted', rolling(365), '>=', 1)],
      },
      perks: [targeted],
    }),
    liveTier({
      key: 'high',
      name: '高价值客户',
      palette: 'gold',
      entry: allOf(spentFrom(500_000), ordersFrom(365, 12)),
      perks: [service, exclusive],
    }),
  ],
});
