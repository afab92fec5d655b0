import { streakNote } from './streak-note';

const none = { current: 0, longest: 0, untilBonus: 7, streakDays: 7, bonusGrowth: 10 };

describe('the row of days', () => {
  it.each([
    ['还没有连续签到，再签 7 天另得 10 成长值', none],
    ['已连续签到 3 天，再签 4 天另得 10 成长值', { ...none, current: 3, longest: 3, untilBonus: 4 }],
    ['已连续签到 1 天，最长 9 天，再签 6 天另得 10 成长值', { ...none, current: 1, longest: 9, untilBonus: 6 }],
    ['已连续签到 7 天，这一轮的 10 成长值已得，再签 7 天又有', { ...none, current: 7, longest: 7, untilBonus: 7 }],
    ['已连续签到 3 天', { ...none, current: 3, longest: 3, untilBonus: 4, bonusGrowth: 0 }],
  ])('%s', (words, calendar) => {
    expect(streakNote(calendar)).toBe(words);
  });
});
