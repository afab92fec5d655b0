import { z } from 'zod';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';

const minute = 60_000;
const day = 86_400_000;
const longest = 30 * day;
const perSecond = 100;

const TargetSchema = z.looseObject({
  path: z.string().max(1_024).default(''),
  query: z.string().default(''),
  env_version: z.string().default('release'),
});
const LifeSchema = z.looseObject({
  expire_type: z.int().default(0),
  expire_time: z.number().optional(),
  expire_interval: z.number().optional(),
});

/**
 * A link or a scheme into the mini-program; both share the quotas of a second and of a day.
 * @throws ApiError 40165 path, 40212 query, 85402 version, 85401 life, 44990 more than 100 a second, 44993 the day's are used up
 */
export function createLink(platform: Platform, target: unknown, life: unknown): string {
  const read = TargetSchema.safeParse(target);
  const {
    path,
    query,
    env_version: version,
  } = read.success ? read.data : fail(new ApiError(40165, 'invalid weapp pagepath'));
  const { releasedPages } = platform.state.settings;
  const page = path.replace(/^\//, '');
  if (path.includes('?') || (page !== '' && releasedPages.length > 0 && !releasedPages.includes(page)))
    throw new ApiError(40165, 'invalid weapp pagepath');
  if (query.length > 1_024 || !/^[\w!#$&'()*+,/:;=?@.~%-]*$/.test(query)) throw new ApiError(40212, 'invalid query');
  if (!['release', 'trial', 'develop'].includes(version)) throw new ApiError(85402, 'invalid env_version');
  const expiresAt = endOf(platform, life);
  countLink(platform);
  const id = platform.random.of('links').text(11);
  platform.state.links[id] = { page, query, expiresAt };
  platform.store.changed();
  return id;
}

function endOf(platform: Platform, life: unknown): number {
  const read = LifeSchema.safeParse(life ?? {});
  const now = platform.clock.now();
  const refusal = new ApiError(85401, 'time limit between 1min and 30days');
  if (!read.success) throw refusal;
  const { expire_type: type, expire_time: time, expire_interval: interval } = read.data;
  const wanted = type === 1 ? (interval === undefined ? longest : interval * day) : (time ?? 0) * 1_000 - now;
  const left = type !== 1 && time === undefined ? longest : wanted;
  if (left < minute || left > longest) throw refusal;
  return now + left;
}

/** @throws ApiError */
function countLink(platform: Platform): void {
  const { state, clock } = platform;
  const now = clock.now();
  const second = Math.floor(now / 1_000);
  const today = Math.floor((now + 8 * 3_600_000) / day);
  const count = state.linkCount;
  if (count.second !== second) Object.assign(count, { second, inSecond: 0 });
  if (count.day !== today) Object.assign(count, { day: today, inDay: 0 });
  if (count.inDay >= state.settings.linksPerDay) throw new ApiError(44993, 'reach max api day frequence limit');
  if (count.inSecond >= perSecond) throw new ApiError(44990, 'reach max api second frequence limit');
  count.inSecond += 1;
  count.inDay += 1;
}

function fail(error: ApiError): never {
  throw error;
}
