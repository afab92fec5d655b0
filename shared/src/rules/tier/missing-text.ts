import type { Rule } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { Fen } from '../../money.js';
import { fenForGrowth } from './order-growth.js';
import { amountText, figureText, metricLabel, metricUnit } from './wording.js';

/** What still has to happen for a rule to hold: one figure, all of several, or one of several. */
export type Missing =
  | { readonly kind: 'figure'; readonly reading: ConditionReading }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Missing[] };

/** Null when the rule holds. `readings` are those of the rule's conditions, left to right. */
export function missingOf(rule: Rule, readings: readonly ConditionReading[]): Missing | null {
  const rest = readings[Symbol.iterator]();
  return collect(rule, () => rest.next().value);
}

function collect(rule: Rule, next: () => ConditionReading | undefined): Missing | null {
  if (rule.kind === 'condition') {
    const reading = next();
    return reading && !reading.holds ? { kind: 'figure', reading } : null;
  }
  const parts = rule.rules.map((part) => collect(part, next));
  const missing = parts.filter((part) => part !== null);
  if (missing.length === 0 || (rule.kind === 'any' && missing.length < parts.length)) return null;
  return missing.length === 1 ? missing[0]! : { kind: rule.kind, parts: missing };
}

/** `252 成长值、2 天到店`; empty when nothing is missing. */
export function missingText(missing: Missing | null): string {
  if (!missing) return '';
  if (missing.kind !== 'figure') return missing.parts.map(missingText).join(missing.kind === 'all' ? '、' : '或 ');
  const { metric, op, threshold, value } = missing.reading;
  if (op === '>=') return amountText(threshold - value, metric);
  const bound = op === '<' ? '少于' : '不超过';
  return `${metricLabel(metric)}${bound} ${figureText(threshold, metricUnit(metric))}`;
}

/** The fen of one purchase, when that is all that is missing; else Infinity. */
export function purchaseFen(missing: Missing | null, perYuan: number): Fen {
  if (missing?.kind !== 'figure' || missing.reading.op !== '>=') return Infinity;
  const { metric, threshold, value } = missing.reading;
  if (metric === 'growth') return fenForGrowth(threshold - value, perYuan);
  return metric === 'netSpend' ? threshold - value : Infinity;
}
