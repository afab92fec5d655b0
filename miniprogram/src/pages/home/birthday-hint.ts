import { dateOfDay, parseDay } from '@jieti/shared/calendar';
import type { MyBirthday } from '@jieti/shared/api/perks';
import { shopDay } from '../../format';

const nearDays = 14;
const two = (n: number) => String(n).padStart(2, '0');

/** The business day of the birthday in a year; 29 February is the 28th where there is none. */
function birthdayIn(year: number, month: number, day: number): number {
  const on = (date: number) => parseDay(`${year}-${two(month)}-${two(date)}`);
  return on(day) ?? on(day - 1) ?? Infinity;
}

/** What to say of the birthday on the home page: near ones, and gifts that wait for a day to be entered. */
export function birthdayHint(
  { birthday, note }: MyBirthday,
  now: number,
): { readonly title: string; readonly note: string } | undefined {
  if (!note) return undefined;
  if (!birthday) return { title: '填上生日，生日有礼', note };
  const today = shopDay(now);
  const { year } = dateOfDay(today);
  const days = [year, year + 1]
    .map((y) => birthdayIn(y, birthday.month, birthday.day) - today)
    .find((distance) => distance >= 0);
  if (days === undefined || days > nearDays) return undefined;
  return { title: days === 0 ? '生日快乐' : `再过 ${days} 天是你的生日`, note };
}
