import type { PointsRulesDraft } from '@jieti/shared/api/points';
import { expirySentence } from '@jieti/shared/rules/points/earning-sentences';
import type { KeyNames } from '../../api/use-key-names';
import type { Rule } from './points-draft';
import {
  budgetWords,
  capWords,
  pendingWords,
  restoredWords,
  ruleWords,
  scopeWords,
  spendingWords,
  windowWords,
} from './points-words';

export interface PointsChange {
  readonly label: string;
  /** Null: it was not there. */
  readonly before: string | null;
  /** Null: it is gone. */
  readonly after: string | null;
}

type Parts<T> = readonly (readonly [string, (value: T, names: KeyNames) => string])[];

const ruleParts: Parts<Rule> = [
  ['名称', ({ title }) => title],
  ['得多少', ruleWords],
  ['范围', (rule, names) => scopeWords(rule, names) || '不限'],
  ['时间', windowWords],
  ['每人上限', capWords],
  ['预算', budgetWords],
];

const keepParts: Parts<PointsRulesDraft> = [
  ['多久可用', ({ pendingDays }) => pendingWords(pendingDays)],
  ['多久到期', ({ expiry }) => expirySentence(expiry).replace(/。$/, '')],
  ['怎么花', ({ spending }) => spendingWords(spending)],
  ['退回时已到期的', ({ restoredDays }) => restoredWords(restoredDays)],
];

/** What one version of the rules changes about another, in words; rules are the same by their key. */
export function pointsChanges(
  before: PointsRulesDraft | null,
  after: PointsRulesDraft,
  names: KeyNames,
): readonly PointsChange[] {
  const old = new Map((before?.earning ?? []).map((rule) => [rule.key, rule]));
  const kept = new Set(after.earning.map(({ key }) => key));
  const gone = [...old.values()].filter(({ key }) => !kept.has(key));
  return [
    ...after.earning.flatMap((rule) => ruleChanges(old.get(rule.key), rule, names)),
    ...gone.map((rule) => ({ label: `规则“${rule.title}”`, before: ruleWords(rule), after: null })),
    ...keepParts.flatMap(([label, words]) =>
      changeOf(label, before ? words(before, names) : null, words(after, names)),
    ),
  ];
}

function ruleChanges(before: Rule | undefined, after: Rule, names: KeyNames): readonly PointsChange[] {
  const title = after.title.trim() || '没有名称';
  if (!before) return [{ label: `规则“${title}”`, before: null, after: ruleWords(after) }];
  return ruleParts.flatMap(([label, words]) =>
    changeOf(`${title}：${label}`, words(before, names), words(after, names)),
  );
}

function changeOf(label: string, before: string | null, after: string): readonly PointsChange[] {
  return before === after ? [] : [{ label, before, after }];
}
