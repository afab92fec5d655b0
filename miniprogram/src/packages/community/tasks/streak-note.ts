import type { CheckInCalendar } from '@jieti/shared/api/community';

/** The row of days, and what is missing for the next bonus; no bonus is spoken of where the rules give none. */
export function streakNote(
  calendar: Pick<CheckInCalendar, 'current' | 'longest' | 'untilBonus' | 'streakDays' | 'bonusGrowth'>,
): string {
  const { current, longest, untilBonus, streakDays, bonusGrowth } = calendar;
  const row = current === 0 ? '还没有连续签到' : `已连续签到 ${current} 天`;
  const best = longest > current && longest > 1 ? `，最长 ${longest} 天` : '';
  if (bonusGrowth <= 0) return `${row}${best}`;
  const isJustGiven = current > 0 && untilBonus === streakDays;
  const missing = isJustGiven
    ? `这一轮的 ${bonusGrowth} 成长值已得，再签 ${streakDays} 天又有`
    : `再签 ${untilBonus} 天另得 ${bonusGrowth} 成长值`;
  return `${row}${best}，${missing}`;
}
