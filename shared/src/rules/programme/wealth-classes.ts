import type { Perk } from '../../model/programme.js';
import { condition, LIFETIME, liveLadder, liveTier, NO_CONDITION } from './live-tier.js';

const WAN_FEN = 1_000_000;
const placedFrom = (wan: number) => condition('netSpend', LIFETIME, '>=', wan * WAN_FEN);

const basic: Perk = { key: 'basic', kind: 'freeText', title: '基础服务', note: '账户与产品说明' };
const products: Perk = { key: 'products', kind: 'service', title: '产品推荐', note: '每季一次配置建议' };
const advice: Perk = { key: 'advice', kind: 'service', title: '财富顾问', note: '专属顾问，按需约谈' };

/** Finance: by what was placed less what was taken back, of all time. */
export const wealthClasses = liveLadder({
  programme: 'wealth-classes',
  name: '净值分类',
  tiers: [
    liveTier({ key: 'low', name: '低净值客户', palette: 'plain', entry: NO_CONDITION, perks: [basic] }),
    liveTier({ key: 'middle', name: '中等净值客户', palette: 'silver', entry: placedFrom(50), perks: [products] }),
    liveTier({ key: 'high', name: '高净值客户', palette: 'platinum', entry: placedFrom(600), perks: [advice] }),
  ],
});
