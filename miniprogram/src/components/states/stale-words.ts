import { formatDay } from '@jieti/shared/calendar';
import { shopDay, spokenDay, timeOfInstant } from '../../format';

const minuteMs = 60_000;
const minutesWithin = 60;

/** How old what is shown is, as a sentence says it: `12 分钟前`, `今天 14:32`, `昨天 14:32`, `11 月 20 日 14:32`. */
export function staleWords(at: number, now: number): string {
  const minutes = Math.floor((now - at) / minuteMs);
  if (minutes < 1) return '刚才';
  if (minutes < minutesWithin) return `${minutes} 分钟前`;
  const days = shopDay(now) - shopDay(at);
  const named = ['今天', '昨天'][days] ?? spokenDay(formatDay(shopDay(at)), now).trim();
  return `${named} ${timeOfInstant(at)}`;
}
