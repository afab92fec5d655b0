import type { MyGathering } from '@jieti/shared/api/gatherings';
import { parseDay } from '@jieti/shared/calendar';
import { spokenDay } from '../../../format';

const weekdays = ['四', '五', '六', '日', '一', '二', '三'];

function dayWords(day: string): string {
  const parsed = parseDay(day);
  if (parsed === undefined) return day;
  return `${spokenDay(day)} 周${weekdays[((parsed % 7) + 7) % 7]}`;
}

/** `11 月 28 日 周六 14:00–16:00`, by the shop's clock wherever the phone is. */
export function gatheringTime({ day, from, toDay, to }: Pick<MyGathering, 'day' | 'from' | 'toDay' | 'to'>): string {
  return day === toDay ? `${dayWords(day)} ${from}–${to}` : `${dayWords(day)} ${from} – ${dayWords(toDay)} ${to}`;
}
