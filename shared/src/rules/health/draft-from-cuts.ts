import type { ProgrammeVersion, Rule, TierDefinition } from '../../model/programme.js';
import type { ProgrammeDraft } from '../programme/programme-problem.js';
import { sameFigure, type Figure } from '../programme/rule-boxes.js';
import type { CutProposal } from './cut-proposals.js';
import type { LeadingFigure } from './leading-figure.js';
import { niceNumber } from './nice-number.js';

/** A draft with other cut points; what keeps a tier moves with what gives it, in the same proportion. */
export function draftFromCuts(
  version: ProgrammeVersion,
  figure: LeadingFigure,
  { cuts }: Pick<CutProposal, 'cuts'>,
): ProgrammeDraft {
  const { version: _version, effectiveFrom: _effectiveFrom, ...draft } = version;
  return {
    ...draft,
    tiers: draft.tiers.map((tier): TierDefinition => {
      const cut = cuts.find((one) => one.tier === tier.key);
      if (!cut) return tier;
      const scaled = (value: number) =>
        value === cut.now
          ? cut.proposed
          : Math.min(cut.proposed, niceNumber((value / cut.now) * cut.proposed, figure.metric, 2));
      return {
        ...tier,
        entry: withFloors(tier.entry, figure, scaled),
        retention: tier.retention && withFloors(tier.retention, figure, scaled),
      };
    }),
  };
}

function withFloors(rule: Rule, figure: Figure, change: (value: number) => number): Rule {
  if (rule.kind !== 'condition') return { ...rule, rules: rule.rules.map((part) => withFloors(part, figure, change)) };
  return rule.op === '>=' && sameFigure(rule, figure) ? { ...rule, value: change(rule.value) } : rule;
}
