import { chinaTime } from '../clock.js';
import type { Platform } from '../platform.js';
import type { WecomSettings } from './wecom-state.js';

/**
 * Whether a customer or group may get one more mass message: as many a month as the month has days, or what the
 * company tightened it to (seven a week, one a day).
 */
export function quotaLeft(platform: Platform, id: string): boolean {
  const { received, settings } = platform.state.wecom;
  const now = platform.clock.now();
  const month = chinaTime(now).slice(0, 7);
  const thisMonth = (received[id] ?? []).filter((at) => at > now - 32 * 86_400_000);
  received[id] = thisMonth;
  const inMonth = thisMonth.filter((at) => chinaTime(at).startsWith(month)).length;
  if (inMonth >= daysOf(month)) return false;
  const period = periodOf(settings.massQuota);
  return period === null || thisMonth.filter((at) => period.key(at) === period.key(now)).length < period.most;
}

function daysOf(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

function periodOf(quota: WecomSettings['massQuota']) {
  const day = (at: number): number => Math.floor((at + 8 * 3_600_000) / 86_400_000);
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  if (quota === 'week') return { key: (at: number) => Math.floor((day(at) + 3) / 7), most: 7 };
  return quota === 'day' ? { key: day, most: 1 } : null;
}
