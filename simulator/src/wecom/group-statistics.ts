import { chinaTime } from '../clock.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { integerOf, seconds } from './wecom-body.js';
import type { Group } from './wecom-state.js';

const dayLength = 86_400_000;
const chinaOffset = 8 * 3_600_000;
const longestSpan = 30;
const keptDays = 180;

/** Midnights of China time: from the first, and before the end. */
interface Span {
  readonly from: number;
  readonly end: number;
}

type Body = Readonly<Record<string, unknown>>;

const orders = ['new_chat_cnt', 'chat_total', 'new_member_cnt', 'member_total'] as const;

/** `groupchat/statistic`: one line per owner. @throws ApiError 40058 */
export function groupStatistic(platform: Platform, groups: readonly Group[], body: Body): object {
  const span = spanOf(platform, body);
  const order = orders[integerOf(body, 'order_by', { least: 1, most: 4, otherwise: 1 }) - 1] ?? 'new_chat_cnt';
  const ascending = integerOf(body, 'order_asc', { least: 0, most: 1, otherwise: 0 }) === 1;
  const offset = integerOf(body, 'offset', { least: 0, most: 1_000_000, otherwise: 0 });
  const limit = integerOf(body, 'limit', { least: 1, most: 1_000, otherwise: 500 });
  const items = [...new Set(groups.map((group) => group.owner))].map((owner) => ({
    owner,
    data: countsOf(
      groups.filter((group) => group.owner === owner),
      span,
    ),
  }));
  items.sort((a, b) => (a.data[order] - b.data[order]) * (ascending ? 1 : -1));
  const page = items.slice(offset, offset + limit);
  return { total: items.length, next_offset: offset + page.length, items: page };
}

/** `groupchat/statistic_group_by_day`: one line per day, all owners together. @throws ApiError 40058 */
export function groupStatisticByDay(platform: Platform, groups: readonly Group[], body: Body): readonly object[] {
  const { from, end } = spanOf(platform, body);
  const days = Array.from({ length: (end - from) / dayLength }, (_, index) => from + index * dayLength);
  return days.map((day) => ({
    stat_time: seconds(day),
    data: countsOf(groups, { from: day, end: day + dayLength }),
  }));
}

/** Days are known from yesterday back to half a year ago, thirty at a time. */
function spanOf(platform: Platform, body: Body): Span {
  const today = midnight(platform.clock.now());
  const largest = seconds(today) * 2;
  const begin = integerOf(body, 'day_begin_time', { least: 1, most: largest, otherwise: -1 });
  const last = integerOf(body, 'day_end_time', { least: 1, most: largest, otherwise: begin });
  const span = { from: midnight(begin * 1_000), end: midnight(last * 1_000) + dayLength };
  const length = (span.end - span.from) / dayLength;
  if (span.end > today || span.from < today - keptDays * dayLength || length < 1 || length > longestSpan)
    throw new ApiError(40058, 'invalid Request Parameter: day_begin_time, day_end_time');
  return span;
}

function midnight(at: number): number {
  return Math.floor((at + chinaOffset) / dayLength) * dayLength - chinaOffset;
}

function countsOf(groups: readonly Group[], span: Span) {
  const within = (at: number): boolean => at >= span.from && at < span.end;
  const members = groups.flatMap((group) => group.members);
  const activity = groups.map((group) => activityOf(group, span));
  return {
    new_chat_cnt: groups.filter((group) => within(group.createdAt)).length,
    chat_total: groups.filter((group) => group.createdAt < span.end).length,
    chat_has_msg: activity.filter((counts) => counts.messages > 0).length,
    new_member_cnt: members.filter((member) => within(member.joinedAt)).length,
    member_total: members.filter((member) => member.joinedAt < span.end && (member.leftAt ?? span.end) >= span.end)
      .length,
    member_has_msg: activity.reduce((sum, counts) => sum + counts.speakers, 0),
    msg_total: activity.reduce((sum, counts) => sum + counts.messages, 0),
    migrate_trainee_chat_cnt: 0,
  };
}

function activityOf(group: Group, span: Span): { messages: number; speakers: number } {
  const speakers = new Set<string>();
  let messages = 0;
  for (let day = span.from; day < span.end; day += dayLength) {
    const counts = group.activity[chinaTime(day).slice(0, 10)];
    messages += counts?.messages ?? 0;
    counts?.speakers.forEach((speaker) => speakers.add(speaker));
  }
  return { messages, speakers: speakers.size };
}
