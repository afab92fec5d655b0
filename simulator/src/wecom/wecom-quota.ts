import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';

const minute = 60_000;
const hour = 3_600_000;

/** @throws ApiError 45009 beyond the calls of a minute or an hour */
export function countWecomCall(platform: Platform, endpoint: string): void {
  const { calls, settings } = platform.state.wecom;
  const now = platform.clock.now();
  const current = { minute: Math.floor(now / minute), hour: Math.floor(now / hour) };
  const count = (calls[endpoint] ??= { ...current, inMinute: 0, inHour: 0 });
  if (count.minute !== current.minute) Object.assign(count, { minute: current.minute, inMinute: 0 });
  if (count.hour !== current.hour) Object.assign(count, { hour: current.hour, inHour: 0 });
  if (count.inMinute >= settings.callsPerMinute || count.inHour >= settings.callsPerHour)
    throw new ApiError(45009, 'api freq out of limit');
  count.inMinute += 1;
  count.inHour += 1;
  platform.store.changed();
}
