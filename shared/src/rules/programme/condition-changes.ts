import type { Condition, Rule } from '../../model/programme.js';
import { sameWindow } from '../tier/compile-version.js';
import { conditionsOf } from '../tier/compile-rule.js';
import { figureLabel, figureText, metricLabel, metricUnit, windowLabel } from '../tier/wording.js';
import { placedConditions } from './programme-problem.js';
import { changeOf, type RuleChange } from './rule-change.js';
import { ruleSentence } from './rule-sentence.js';

export interface ChangedRule {
  /** `金卡升级` */
  readonly title: string;
  /** `tiers.2.entry` */
  readonly path: string;
}

/** What changed in a rule: its thresholds and windows one by one where its shape is the same, else the whole of it. */
export function conditionChanges(before: Rule, after: Rule, { title, path }: ChangedRule): readonly RuleChange[] {
  if (shapeOf(before) !== shapeOf(after))
    return changeOf(path, `${title}条件`, [ruleSentence(before), ruleSentence(after)]);
  const olds = conditionsOf(before);
  return placedConditions(after, path).flatMap(({ condition, path: at }, i) => {
    const old = olds[i]!;
    const label =
      olds.filter((one) => one.metric === old.metric).length > 1 ? figureLabel(old) : metricLabel(old.metric);
    return [
      ...windowChange(old, condition, at, `${title}${label}`),
      ...valueChange(old, condition, at, `${title}${label}`),
    ];
  });
}

function windowChange(old: Condition, now: Condition, path: string, title: string): readonly RuleChange[] {
  return sameWindow(old.window, now.window)
    ? []
    : changeOf(`${path}.window`, `${title}的统计范围`, [windowLabel(old.window), windowLabel(now.window)]);
}

function valueChange(old: Condition, now: Condition, path: string, title: string): readonly RuleChange[] {
  const text = ({ value, metric }: Condition) => figureText(value, metricUnit(metric));
  return old.value === now.value ? [] : changeOf(`${path}.value`, title, [text(old), text(now)]);
}

/** What a rule asks about, without thresholds and windows. */
function shapeOf(rule: Rule): string {
  return rule.kind === 'condition' ? `${rule.metric}${rule.op}` : `${rule.kind}(${rule.rules.map(shapeOf).join()})`;
}
