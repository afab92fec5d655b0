import type { Condition, Rule } from '@jieti/shared/model/programme';
import type { CompiledVersion } from '@jieti/shared/rules/tier/compile-version';
import { sameWindow } from '@jieti/shared/rules/tier/compile-version';

/** By how much a rule holds or fails, as a share of the threshold: negative when it fails, never 0 then. */
export interface Slack {
  readonly ratio: number;
  /** The condition that decides. */
  readonly condition: Condition;
  readonly value: number;
}

/** Figures of a version by their place in `CompiledVersion.slots`. */
export type Figures = { readonly [slot: number]: number };

/** Null for a rule without a condition, which always holds. */
export function ruleSlack(rule: Rule, version: CompiledVersion, figures: Figures): Slack | null {
  if (rule.kind === 'condition') return conditionSlack(rule, version, figures);
  let decisive: Slack | null = null;
  for (const part of rule.rules) {
    const slack = ruleSlack(part, version, figures);
    // Of several that are all needed the worst decides, of alternatives the best; what always holds is the best there is.
    if (rule.kind === 'any' && !slack) return null;
    if (slack && (!decisive || (rule.kind === 'all') === slack.ratio < decisive.ratio)) decisive = slack;
  }
  return decisive;
}

const slots = new WeakMap<Condition, number>();

function conditionSlack(condition: Condition, { slots: all }: CompiledVersion, figures: Figures): Slack {
  let slot = slots.get(condition);
  if (slot === undefined) {
    slot = all.findIndex((one) => one.metric === condition.metric && sameWindow(one.window, condition.window));
    slots.set(condition, slot);
  }
  const value = figures[slot] ?? 0;
  return { ratio: slackOf(condition, value), condition, value };
}

function slackOf({ op, value: threshold }: Condition, value: number): number {
  const scale = Math.max(1, Math.abs(threshold));
  switch (op) {
    case '>=':
      return (value - threshold) / scale;
    case '<=':
      return (threshold - value) / scale;
    case '<':
      // At the threshold itself it fails, by less than any whole figure.
      return value === threshold ? -Number.MIN_VALUE : (threshold - value) / scale;
    default:
      return op satisfies never;
  }
}
