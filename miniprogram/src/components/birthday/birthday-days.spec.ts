import { birthdayAt, dayNames, spokenBirthday } from './birthday-days';

describe('the choice of a birthday', () => {
  it('knows 29 February', () => {
    expect(dayNames(2)).toHaveLength(29);
    expect(birthdayAt([1, 28])).toEqual({ month: 2, day: 29 });
  });

  it('never names a day the month does not have', () => {
    expect(birthdayAt([3, 30])).toEqual({ month: 4, day: 30 });
    expect(spokenBirthday(birthdayAt([11, 30]))).toBe('12 月 31 日');
  });
});
