import { chinaTime } from '../clock.js';
import type { Platform } from '../platform.js';
import type { Quota } from '../state/settings.js';
import type { CallCount } from '../state/state.js';
import { ApiError } from './api-error.js';

/** What is published; whatever is not named here is not limited unless the settings say so. */
const published: Readonly<Record<string, Quota>> = {
  '/cgi-bin/stable_token': { perDay: 500_000, perMinute: 10_000 },
  '/cgi-bin/message/subscribe/send': { perDay: 30_000_000, perMinute: null },
  '/wxa/resetusersessionkey': { perDay: null, perMinute: 60_000 },
  '/wxa/getwxacodeunlimit': { perDay: null, perMinute: 5_000 },
  '/wxa/msg_sec_check': { perDay: 2_000_000, perMinute: 4_000 },
};

const clearsPerMonth = 10;

/**
 * Counts a call of an app against the quota of its endpoint; the settings go before what is published.
 * @throws ApiError 45009 beyond those of a day, 45011 beyond those of a minute
 */
export function countCall(platform: Platform, appId: string, endpoint: string): void {
  const quota = platform.state.settings.quotas[endpoint] ?? published[endpoint];
  const now = platform.clock.now();
  const count = countOf(platform, `${appId} ${endpoint}`, now);
  if (quota && isReached(count.inDay, quota.perDay)) throw new ApiError(45009, 'reach max api daily quota limit');
  if (quota && isReached(count.inMinute, quota.perMinute))
    throw new ApiError(45011, 'api minute-quota reach limit, must slower, retry next minute');
  count.inDay += 1;
  count.inMinute += 1;
}

/** What the apps have called today, by `<appid> <endpoint>`. */
export function callsToday(platform: Platform): Readonly<Record<string, number>> {
  const today = dayOf(platform.clock.now());
  const calls = Object.entries(platform.state.calls).filter(([, count]) => count.day === today);
  return Object.fromEntries(calls.map(([key, count]) => [key, count.inDay]));
}

/**
 * `clear_quota`: the day begins anew for all endpoints of an app, ten times a month.
 * @throws ApiError 48006
 */
export function clearQuota(platform: Platform, appId: string): void {
  const { state, clock, accounts } = platform;
  const month = dayOf(clock.now()).slice(0, 7);
  const before = state.quotaClears[appId];
  const times = before?.month === month ? before.times : 0;
  if (times >= clearsPerMonth) throw new ApiError(48006, 'forbid to clear quota because of reaching the limit');
  state.quotaClears[appId] = { month, times: times + 1 };
  for (const [key, count] of Object.entries(state.calls)) if (key.startsWith(`${appId} `)) count.inDay = 0;
  if (appId === accounts.merchant.officialAccount.appId) state.oaSends.count = 0;
  platform.store.changed();
}

function countOf(platform: Platform, key: string, now: number): CallCount {
  const minute = Math.floor(now / 60_000);
  const count = (platform.state.calls[key] ??= { day: dayOf(now), inDay: 0, minute, inMinute: 0 });
  if (count.minute === minute) return count;
  const day = dayOf(now);
  if (count.day !== day) Object.assign(count, { day, inDay: 0 });
  return Object.assign(count, { minute, inMinute: 0 });
}

function isReached(count: number, limit: number | null): boolean {
  return limit !== null && count >= limit;
}

/** Quotas begin anew at midnight in China. */
function dayOf(at: number): string {
  return chinaTime(at).slice(0, 10);
}
