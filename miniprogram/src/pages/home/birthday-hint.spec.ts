import { birthdayHint } from './birthday-hint';

const note = '生日当天送「生日饮品」。';
const mine = (month: number, day: number) => ({ birthday: { month, day }, changeableFrom: null, note });
const noon = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day, 4);

describe('the birthday on the home page', () => {
  it('is named when it is near, and on the day', () => {
    expect(birthdayHint(mine(6, 20), noon(2026, 6, 12))?.title).toBe('再过 8 天是你的生日');
    expect(birthdayHint(mine(6, 12), noon(2026, 6, 12))?.title).toBe('生日快乐');
    expect(birthdayHint(mine(6, 11), noon(2026, 6, 12))).toBeUndefined();
  });

  it('is found over the turn of the year', () => {
    expect(birthdayHint(mine(1, 3), noon(2026, 12, 30))?.title).toBe('再过 4 天是你的生日');
  });

  it('of 29 February is the 28th in common years', () => {
    expect(birthdayHint(mine(2, 29), noon(2027, 2, 28))?.title).toBe('生日快乐');
    expect(birthdayHint(mine(2, 29), noon(2028, 2, 28))?.title).toBe('再过 1 天是你的生日');
  });

  it('is asked for only where the tier brings something', () => {
    expect(birthdayHint({ birthday: null, changeableFrom: null, note }, noon(2026, 6, 12))).toEqual({
      title: '填上生日，生日有礼',
      note,
    });
    expect(birthdayHint({ birthday: null, changeableFrom: null, note: null }, noon(2026, 6, 12))).toBeUndefined();
  });
});
