import type { ProgrammeDraft } from './programme-problem.js';
import { ruleChanges, type RuleChange } from './rule-changes.js';

/** The changes that concern members, as short sentences for the announcement: `金卡升级成长值由 2,000 改为 1,800`. */
export function memberChanges(before: ProgrammeDraft, after: ProgrammeDraft): readonly string[] {
  return [...new Set(ruleChanges(before, after).flatMap(memberSentence))];
}

/** What members neither see nor are measured by. */
const inward = /^(name|ladder|timeZone|marginPercent|reviewOn|mapping)$|\.colours/;

function memberSentence(change: RuleChange): readonly string[] {
  const { field, title, before, after } = change;
  if (inward.test(field)) return [];
  if (field.endsWith('.gifts')) return [`${title}有调整`];
  if (field === 'onPublish') return after === null ? [] : [`生效当天${after}`];
  if (title === '取消等级') return [`不再有${before}，${after}`];
  if (title === '新增等级') return [`新增${after}`];
  if (after === null) return [`${title}取消：${before}`];
  return [before === null ? `${title}新增：${after}` : `${title}由${spaced(before)}改为${spaced(after).trimEnd()}`];
}

/** One space between Chinese and digits, on both sides. */
function spaced(text: string): string {
  const front = /^[\x21-\x7e]/.test(text) ? ' ' : '';
  return `${front}${text}${/[\x21-\x7e]$/.test(text) ? ' ' : ''}`;
}
