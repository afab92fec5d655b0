import type { Condition, Rule } from '../../model/programme.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import { spanText } from '../conditions/window-label.js';
import { sameWindow } from '../tier/compile-version.js';

/** A rule in plain language: `近 12 个月成长值满 1,800，且到店满 10 天`; one without conditions is `入会即得`. */
export function ruleSentence(rule: Rule): string {
  if (rule.kind === 'condition') return conditionClause(rule);
  if (rule.rules.length === 0) return rule.kind === 'all' ? '入会即得' : '没有条件能达到';
  const joint = rule.kind === 'all' ? '，且' : '，或';
  return rule.rules.map((part, i) => partText(rule.kind, part, rule.rules[i - 1])).join(joint);
}

/** A window is said once for conditions that follow each other. */
function partText(kind: 'all' | 'any', part: Rule, before: Rule | undefined): string {
  if (part.kind === 'condition') return conditionClause(part, before?.kind === 'condition' ? before : undefined);
  const text = ruleSentence(part);
  return part.kind === kind || part.rules.length < 2 ? text : `（${text}）`;
}

/** One condition: `近 12 个月成长值满 1,800`; without its window right after a condition over the same one. */
export function conditionClause(condition: Condition, before?: Condition): string {
  const span = before && sameWindow(before.window, condition.window) ? '' : spanText(condition);
  return `${span}${conditionKinds[condition.metric].clause(condition)}`;
}
