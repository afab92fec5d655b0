import type { Rule, TierColours, TierDefinition } from '@jieti/shared/model/programme';
import type { Definition, RuleSide } from './definition';

export function changeTier(definition: Definition, key: string, change: Partial<TierDefinition>): Definition {
  return { ...definition, tiers: definition.tiers.map((tier) => (tier.key === key ? { ...tier, ...change } : tier)) };
}

export function changeRule(definition: Definition, key: string, side: RuleSide, rule: Rule | null): Definition {
  return changeTier(
    definition,
    key,
    side === 'entry' ? { entry: rule ?? { kind: 'all', rules: [] } } : { retention: rule },
  );
}

/** One rank up or down; the base stays the base. */
export function moveTier(definition: Definition, key: string, by: 1 | -1): Definition {
  const tiers = [...definition.tiers];
  const rank = tiers.findIndex((tier) => tier.key === key);
  const [moved, other] = [tiers[rank], tiers[rank + by]];
  if (!moved || !other || rank < 1 || rank + by < 1) return definition;
  tiers[rank + by] = moved;
  tiers[rank] = other;
  return { ...definition, tiers };
}

export function removeTier(definition: Definition, key: string): Definition {
  return { ...definition, tiers: definition.tiers.filter((tier) => tier.key !== key) };
}

const palettes: readonly TierColours['palette'][] = ['plain', 'silver', 'gold', 'platinum', 'jade'];

/** A tier above all others, asking half as much again as the one it stands on. */
export function addTier(definition: Definition): Definition {
  const top = definition.tiers.at(-1);
  if (!top) return definition;
  const keys = new Set(definition.tiers.map((tier) => tier.key));
  const used = new Set(definition.tiers.map((tier) => tier.colours.palette));
  let number = definition.tiers.length + 1;
  while (keys.has(`tier-${number}`)) number += 1;
  const live = definition.ladder === 'live';
  const added: TierDefinition = {
    key: `tier-${number}`,
    name: `第 ${definition.tiers.length + 1} 级`,
    colours: { palette: palettes.find((palette) => !used.has(palette)) ?? 'jade' },
    entry: raised(top.entry),
    retention: null,
    validity: live ? { kind: 'forever' } : { kind: 'days', days: 365 },
    graceDays: 0,
    downgrade: live ? 'toQualified' : 'oneStep',
    perks: [],
    gifts: [],
  };
  return { ...definition, tiers: [...definition.tiers, added] };
}

const firstStep: Rule = {
  kind: 'condition',
  metric: 'growth',
  window: { kind: 'rolling', days: 365 },
  op: '>=',
  value: 1_000,
};

function raised(rule: Rule): Rule {
  if (rule.kind === 'condition') return { ...rule, value: rule.op === '>=' ? Math.ceil(rule.value * 1.5) : rule.value };
  return rule.rules.length === 0 ? firstStep : { kind: rule.kind, rules: rule.rules.map(raised) };
}
