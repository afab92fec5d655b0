import type { Condition, ProgrammeVersion, Rule } from '../../model/programme.js';

/** A programme before it has a version number and a date. */
export type ProgrammeDraft = Omit<ProgrammeVersion, 'version' | 'effectiveFrom'>;

export interface ProgrammeProblem {
  /** Where, as a path a form can attach to: `tiers.2.entry.rules.0.value`. */
  readonly field: string;
  /** What is wrong and why, for people. */
  readonly message: string;
}

export function problem(field: string, message: string): ProgrammeProblem {
  return { field, message };
}

/** A condition with its path within the draft: `tiers.2.entry.rules.0`. */
export interface PlacedCondition {
  readonly condition: Condition;
  readonly path: string;
}

/** The conditions of a rule tree, left to right, each with its path. */
export function placedConditions(rule: Rule, path: string): readonly PlacedCondition[] {
  if (rule.kind === 'condition') return [{ condition: rule, path }];
  return rule.rules.flatMap((part, i) => placedConditions(part, `${path}.rules.${i}`));
}

/** Where a complaint about a whole rule goes: to the value of the only condition, else to the rule. */
export function ruleField(rule: Rule, path: string): string {
  return rule.kind === 'condition' ? `${path}.value` : path;
}
