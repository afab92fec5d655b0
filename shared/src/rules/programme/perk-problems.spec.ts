import type { Perk, TierDefinition } from '../../model/programme.js';
import { growthCard } from './growth-card.js';
import { perkProblems } from './perk-problems.js';
import { tierChanges } from './tier-changes.js';

const silver = growthCard.tiers[1]!;
const withPerk = (perk: Partial<Perk>): TierDefinition => {
  return { ...silver, perks: [{ key: 'one', kind: 'service', title: '手冲课', note: '', ...perk }] };
};
const found = (perk: Partial<Perk>) => perkProblems(withPerk(perk), 1).map(({ field }) => field.split('.').at(-1));

describe('perks that cannot be published (D50)', () => {
  it.each<[string, Partial<Perk>, string]>([
    ['a multiplier without its number', { kind: 'pointsMultiplier' }, 'multiplierPercent'],
    ['a multiplier that multiplies nothing', { kind: 'pointsMultiplier', multiplierPercent: 100 }, 'multiplierPercent'],
    ['a multiplier above ten times', { kind: 'pointsMultiplier', multiplierPercent: 1001 }, 'multiplierPercent'],
    ['a multiplier on something else', { multiplierPercent: 150 }, 'multiplierPercent'],
    ['a birthday coupon on something else', { couponTemplate: 'cup' }, 'couponTemplate'],
    ['a limit of no use at all', { monthlyLimit: 0 }, 'monthlyLimit'],
    ['a limit of part of a use', { monthlyLimit: 1.5 }, 'monthlyLimit'],
    ['a limit of what nobody redeems', { kind: 'birthday', monthlyLimit: 1 }, 'monthlyLimit'],
  ])('are refused for %s', (_, perk, field) => {
    expect(found(perk)).toEqual([field]);
  });

  it.each<Partial<Perk>>([
    { kind: 'pointsMultiplier', multiplierPercent: 150 },
    { kind: 'birthday', couponTemplate: 'cup' },
    { kind: 'birthday' },
    { kind: 'discount', payPercent: 90, monthlyLimit: 2 },
  ])('are none of %j', (perk) => {
    expect(found(perk)).toEqual([]);
  });
});

test('what a perk brings is told where it differs (D53)', () => {
  const of = (tier: TierDefinition) => ({ ...growthCard, tiers: [growthCard.tiers[0]!, tier] });
  const before = of(withPerk({ kind: 'pointsMultiplier', multiplierPercent: 120 }));
  const after = of(withPerk({ kind: 'service', monthlyLimit: 2 }));
  expect(tierChanges(before, after)).toMatchObject([
    { title: '银卡权益', before: '手冲课（积分 1.2 倍）', after: '手冲课（每月 2 次）' },
  ]);
});
