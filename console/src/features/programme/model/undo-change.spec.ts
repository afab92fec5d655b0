import { describe, expect, it } from 'vitest';
import type { Condition, Rule } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { ruleChanges } from '@jieti/shared/rules/programme/rule-changes';
import { addTier, changeTier, moveTier, removeTier } from './edit-tiers';
import type { Definition } from './definition';
import { undoChange } from './undo-change';

const { version: _version, effectiveFrom: _from, ...card } = growthCard;
const published: Definition = card;
const growth = (value: number): Condition => ({
  kind: 'condition',
  metric: 'growth',
  window: { kind: 'rolling', days: 365 },
  op: '>=',
  value,
});
const visits: Condition = { ...growth(10), metric: 'visitDays' };
const both = (value: number, days: number): Rule => ({
  kind: 'all',
  rules: [growth(value), { ...visits, value: days }],
});

/** The draft after every one of its changes was taken back, one after the other. */
function undoAll(draft: Definition, from = published): Definition {
  let left: Definition = draft;
  for (let round = 0; round < 30; round += 1) {
    const [first] = ruleChanges(from, left);
    if (!first) return left;
    left = undoChange(left, from, first.field) ?? expect.unreachable(`${first.field} cannot be taken back`);
  }
  return expect.unreachable('still changed');
}

describe('taking one change back', () => {
  it('brings back one threshold of a tier and leaves the other', () => {
    const from = changeTier(published, 'gold', { entry: both(2_000, 10) });
    const draft = changeTier(published, 'gold', { entry: both(1_800, 12) });
    const [first] = ruleChanges(from, draft);
    const undone = undoChange(draft, from, first!.field)!;
    expect(undone.tiers[2]?.entry).toEqual(both(2_000, 12));
  });

  it.each<[string, Definition]>([
    ['a threshold', changeTier(published, 'gold', { entry: growth(1_800) })],
    ['a rule of another shape', changeTier(published, 'gold', { entry: both(1_800, 10), retention: null })],
    ['name, perks and gifts', changeTier(published, 'silver', { name: '白银', perks: [], gifts: [] })],
    ['a new tier', addTier(published)],
    ['a tier that went', removeTier(published, 'silver')],
    ['another order', moveTier(published, 'silver', 1)],
    ['growth', { ...published, growth: { perYuan: 2, engagement: [] } }],
    ['refunds', { ...published, refundPolicy: 'provisional', returnWindowDays: 14 }],
    ['the rest', { ...published, name: '新方案', marginPercent: 30, reviewOn: '2027-06-30', onPublish: 'requalify' }],
  ])('takes back %s completely', (_, draft) => {
    expect(ruleChanges(published, draft)).not.toEqual([]);
    expect(ruleChanges(published, undoAll(draft))).toEqual([]);
  });
});
