import type { Condition, ProgrammeVersion, Rule } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { compileVersion } from '@jieti/shared/rules/tier/compile-version';
import { ruleSlack } from './rule-slack.js';

const year = { kind: 'rolling', days: 365 } as const;
const growth = (value: number, op: Condition['op'] = '>='): Condition => ({
  ...{ kind: 'condition', metric: 'growth', window: year, op, value },
});
const orders = (value: number): Condition => ({
  kind: 'condition',
  metric: 'orderCount',
  window: year,
  op: '>=',
  value,
});

function slack(rule: Rule, figures: { readonly growth: number; readonly orderCount: number }) {
  const tiers = growthCard.tiers.map((tier, rank) => (rank === 1 ? { ...tier, entry: rule, retention: null } : tier));
  const version = compileVersion({ ...growthCard, tiers } satisfies ProgrammeVersion);
  return ruleSlack(
    rule,
    version,
    version.slots.map((slot) => figures[slot.metric as 'growth' | 'orderCount'] ?? 0),
  );
}

test('a condition fails or holds by a share of its threshold', () => {
  expect(slack(growth(2000), { growth: 1954, orderCount: 0 })).toMatchObject({ ratio: -0.023, value: 1954 });
  expect(slack(growth(2000), { growth: 2000, orderCount: 0 })).toMatchObject({ ratio: 0 });
  expect(slack(growth(2000, '<='), { growth: 1900, orderCount: 0 })).toMatchObject({ ratio: 0.05 });
});

test('"less than" fails at its threshold (F8)', () => {
  expect(slack(growth(2000, '<'), { growth: 2000, orderCount: 0 })!.ratio).toBeLessThan(0);
});

test('of several that are needed the worst decides, of alternatives the best', () => {
  const [amount, count] = [growth(1000), orders(10)];
  const figures = { growth: 900, orderCount: 5 };
  expect(slack({ kind: 'all', rules: [amount, count] }, figures)).toMatchObject({ ratio: -0.5, condition: count });
  expect(slack({ kind: 'any', rules: [amount, count] }, figures)).toMatchObject({ ratio: -0.1, condition: amount });
  expect(slack({ kind: 'all', rules: [] }, figures)).toBeNull();
});
