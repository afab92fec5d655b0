import type { Rule } from '@jieti/shared/model/programme';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { figureText } from '@jieti/shared/rules/conditions/figure-text';

/** Only the figures of a rule, for a narrow place: `2,000 / 10 天`; empty for the base tier. */
export function ruleFigures(rule: Rule): string {
  if (rule.kind !== 'condition') return rule.rules.map((each) => ruleFigures(each)).join(' / ');
  const { clause, unit } = conditionKinds[rule.metric];
  const text = clause(rule);
  return text.slice(text.lastIndexOf(figureText(rule.value, unit)));
}
