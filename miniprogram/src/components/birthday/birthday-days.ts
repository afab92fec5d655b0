import type { Birthday } from '@jieti/shared/api/perks';

/** A leap year's: who was born on 29 February has a birthday. */
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const monthNames = lengths.map((_, i) => `${i + 1} 月`);

export const dayNames = (month: number): readonly string[] =>
  Array.from({ length: lengths[month - 1] ?? 31 }, (_, i) => `${i + 1} 日`);

/** What was picked, by its places in the two columns; a day the month does not have is its last. */
export function birthdayAt([monthPlace = 0, dayPlace = 0]: readonly number[]): Birthday {
  const month = monthPlace + 1;
  return { month, day: Math.min(dayPlace + 1, lengths[monthPlace] ?? 31) };
}

export const spokenBirthday = ({ month, day }: Birthday): string => `${month} 月 ${day} 日`;
