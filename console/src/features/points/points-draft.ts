import type { PointsRulesBook, PointsRulesDraft } from '@jieti/shared/api/points';

export type Rule = PointsRulesDraft['earning'][number];
export type SpendRule = Extract<Rule, { kind: 'spend' }>;

/** What a shop without points begins with: a point a yuan, spendable after the return window, kept to the next year's end. */
const firstDraft: PointsRulesDraft = {
  earning: [
    {
      ...{ kind: 'spend', key: 'spend', title: '消费积分', points: 1, perFen: 100, multiplied: true },
      ...{ categories: [], stores: [], tiers: [], from: null, until: null, cap: null, budget: null },
    },
  ],
  pendingDays: 7,
  expiry: { kind: 'yearEnd', years: 1 },
  spending: { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 },
  restoredDays: 30,
};

/** The rules as they will last have been published, to be edited further. */
export function startingDraft({ current, upcoming }: PointsRulesBook): PointsRulesDraft {
  const latest = upcoming.at(-1) ?? current;
  if (!latest) return firstDraft;
  const { version: _, effectiveFrom: __, timeZone: ___, ...draft } = latest.rules;
  return draft;
}

/** A new rule with a key no other has or had here. */
export function newRule(kind: Rule['kind'], earning: readonly Rule[]): Rule {
  const key = freeKey(kind === 'spend' ? 'spend' : 'act', new Set(earning.map((rule) => rule.key)));
  const plain = { key, title: '', points: 1, tiers: [], from: null, until: null, cap: null, budget: null };
  return kind === 'spend'
    ? { ...plain, kind, perFen: 100, categories: [], stores: [], multiplied: false }
    : { ...plain, kind, activity: 'checkin' };
}

function freeKey(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const key = `${stem}-${number}`;
    if (!taken.has(key)) return key;
  }
}
