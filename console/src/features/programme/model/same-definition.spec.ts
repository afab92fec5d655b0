import { expect, it } from 'vitest';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import type { Definition } from './definition';
import { sameDefinition } from './same-definition';

const { version: _version, effectiveFrom: _from, ...definition } = growthCard;
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, reversed(each)]),
  );
};

it('holds two definitions equal whatever the order of their fields, and tells apart what they say', () => {
  expect(sameDefinition(definition, reversed(definition) as Definition)).toBe(true);
  expect(sameDefinition(definition, { ...definition, name: '另一个' })).toBe(false);
  const [base, ...others] = definition.tiers;
  expect(sameDefinition(definition, { ...definition, tiers: [...others, base!] })).toBe(false);
});
