import type { Condition, ProgrammeVersion, Rule } from '@jieti/shared/model/programme';

/** One figure that a ladder cuts, and where: the thresholds of its tiers, base first. */
export interface CutPoints {
  readonly figure: Pick<Condition, 'metric' | 'window'>;
  readonly cuts: readonly { readonly tier: string; readonly name: string; readonly value: number }[];
}

/** The figure most of the tiers are separated by; null for a ladder that has no `at least` condition. */
export function cutPointsOf({ tiers }: Pick<ProgrammeVersion, 'tiers'>): CutPoints | null {
  const found = new Map<string, CutPoints>();
  for (const { key, name, entry } of tiers) {
    for (const { metric, window, value } of atLeast(entry)) {
      const id = JSON.stringify([metric, window]);
      const before = found.get(id) ?? { figure: { metric, window }, cuts: [] };
      if (before.cuts.some(({ tier }) => tier === key)) continue;
      found.set(id, { ...before, cuts: [...before.cuts, { tier: key, name, value }] });
    }
  }
  const [most] = [...found.values()].sort((a, b) => b.cuts.length - a.cuts.length);
  return most ?? null;
}

function atLeast(rule: Rule): readonly Condition[] {
  if (rule.kind === 'condition') return rule.op === '>=' && rule.value > 0 ? [rule] : [];
  return rule.rules.flatMap((each) => atLeast(each));
}
