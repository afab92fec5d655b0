import { findUnfairRules, unfairMetrics } from './find-unfair-rules.js';
import { programmeTemplates } from './templates.js';

describe('rules on what somebody is (X-11)', () => {
  it('names the place and the reason of a price perk by gender', () => {
    const draft = { tiers: [{}, { perks: [{ key: 'tea', payPercent: 80, when: { metric: 'gender', value: 'f' } }] }] };
    expect(findUnfairRules(draft)).toEqual([
      {
        field: 'tiers.1.perks.0.when.metric',
        message:
          '不能按性别定价或给优惠：等级和价格只能看消费、互动这些行为，对人要一视同仁。请改成行为指标，或删去这一条。',
      },
    ]);
  });

  it('finds a tier by age, and a property called after what it judges', () => {
    const rule = { kind: 'all', rules: [{ kind: 'condition', metric: 'memberAge', op: '>=', value: 60 }] };
    const draft = { tiers: [{ entry: rule, perks: [{ prices: { device_model: { iphone: 100 } } }] }] };
    expect(findUnfairRules(draft).map(({ field }) => field)).toEqual([
      'tiers.0.entry.rules.0.metric',
      'tiers.0.perks.0.prices.device_model',
    ]);
  });

  it.each(Object.keys(unfairMetrics))('knows %s', (name) => {
    expect(findUnfairRules({ tiers: [{ entry: { metric: name } }] })).toHaveLength(1);
  });

  it('leaves birthday gifts, names and every ready programme alone', () => {
    expect(findUnfairRules({ perks: [{ key: 'birthday', kind: 'birthday', title: '生日饮品' }] })).toEqual([]);
    expect(programmeTemplates.flatMap(({ version }) => findUnfairRules(version))).toEqual([]);
    expect([null, 'gender', 3, undefined].flatMap(findUnfairRules)).toEqual([]);
  });
});
