import type { PointsRulesDraft } from '@jieti/shared/api/points';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { cashNote } from '@jieti/shared/rules/points/cash-of-points';
import type { KeyNames } from '../../api/use-key-names';
import { dateTimeWords } from '../../lib/dates';
import { count, threshold } from '../../lib/numbers';
import type { Rule } from './points-draft';

const periods = { day: '每天', month: '每月', always: '一共' } as const;

/** `每消费 ¥1 得 1 积分`, `签到一次得 5 积分`. */
export function ruleWords(rule: Rule): string {
  return rule.kind === 'spend'
    ? `每消费 ${threshold(rule.perFen)} 得 ${count(rule.points)} 积分${rule.multiplied ? '，乘等级倍率' : ''}`
    : `${activityLabel(rule.activity)}一次得 ${count(rule.points)} 积分`;
}

/** For whom, on what and where; empty for everybody, everything, everywhere. */
export function scopeWords(rule: Rule, names: KeyNames): string {
  const parts = [rule.tiers.length > 0 ? `限${names(rule.tiers)}` : ''];
  if (rule.kind === 'spend') {
    parts.push(rule.categories.length > 0 ? `买${rule.categories.join('、')}` : '');
    parts.push(rule.stores.length > 0 ? `在${names(rule.stores)}` : '');
  }
  return parts.filter(Boolean).join('，');
}

export function windowWords({ from, until }: Rule): string {
  if (from === null && until === null) return '一直有效';
  const begins = from === null ? '' : `${dateTimeWords(from)} 起`;
  const ends = until === null ? '' : `${dateTimeWords(until)} 止`;
  return [begins, ends].filter(Boolean).join('，');
}

export function capWords({ cap }: Rule): string {
  return cap === null ? '不封顶' : `每人${periods[cap.period]}最多 ${count(cap.points)} 积分`;
}

export function budgetWords({ budget }: Rule): string {
  return budget === null ? '没有预算' : `一共发 ${count(budget)} 积分`;
}

export function spendingWords(spending: PointsRulesDraft['spending']): string {
  if (!spending) return '只换券和礼品';
  const { maxPercent, minBillFen } = spending;
  const parts = [cashNote(spending) ?? '', maxPercent === 100 ? '' : `最多抵账单的 ${maxPercent}%`];
  return [...parts, minBillFen > 0 ? `满 ${threshold(minBillFen)} 可用` : ''].filter(Boolean).join('，');
}

export function pendingWords(days: number): string {
  return days === 0 ? '当时可用' : `${days} 天退货期过后可用`;
}

export function restoredWords(days: number): string {
  return days === 0 ? '不再退回' : `退回并再有效 ${days} 天`;
}
