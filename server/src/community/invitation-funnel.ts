import type { InvitationFunnel } from '@jieti/shared/api/invitations';
import { businessDayOf, dateOfDay, formatDay, startOfDay } from '@jieti/shared/calendar';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import type { FriendSpending, InvitationEvents } from './invitation-funnel.queries.js';

export interface FunnelSpan {
  /** Business days, both included. */
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly timeZone: string;
}

type Stages = InvitationFunnel['total'];
type Stage = keyof Stages;

const none = (): Stages => ({ opened: 0, joined: 0, ordered: 0, credited: 0, reversed: 0 });

/** Of the friends who joined in the span, however much later the rest happened. */
export function funnelTotal(
  events: readonly InvitationEvents[],
  openings: ReadonlyMap<BusinessDay, number>,
  { from, to, timeZone }: FunnelSpan,
): Stages {
  const [first, end] = [startOfDay(from, timeZone), startOfDay(to + 1, timeZone)];
  const joined = events.filter(({ joinedAt }) => joinedAt >= first && joinedAt < end);
  const opened = [...openings.values()].reduce((sum, n) => sum + n, 0);
  return {
    opened,
    joined: joined.length,
    ordered: joined.filter(hasOrdered).length,
    credited: joined.filter(({ state }) => state === 'settled').length,
    reversed: joined.filter(({ reversedAt }) => reversedAt !== null).length,
  };
}

const hasOrdered = ({ state, reversedAt }: InvitationEvents): boolean =>
  state === 'credited' || state === 'settled' || reversedAt !== null;

/** Every day of the span, each thing on the day on which it happened. */
export function funnelDays(
  events: readonly InvitationEvents[],
  openings: ReadonlyMap<BusinessDay, number>,
  { from, to, timeZone }: FunnelSpan,
): InvitationFunnel['days'] {
  const days = new Map<BusinessDay, Stages>();
  for (let day = from; day <= to; day++) days.set(day, { ...none(), opened: openings.get(day) ?? 0 });
  const count = (stage: Stage, at: Instant | null) => {
    const stages = at === null ? undefined : days.get(businessDayOf(at, timeZone));
    if (stages) stages[stage] += 1;
  };
  for (const { joinedAt, orderedAt, settledAt, reversedAt } of events) {
    count('joined', joinedAt);
    count('ordered', orderedAt);
    count('credited', settledAt);
    count('reversed', reversedAt);
  }
  return [...days].map(([day, stages]) => ({ day: formatDay(day), ...stages }));
}

const DAY_MS = 86_400_000;

/** Friends by the month in which they joined, newest first; a sum is known once its days have passed for all of them. */
export function friendCohorts(
  friends: readonly FriendSpending[],
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): InvitationFunnel['cohorts'] {
  const months = new Map<string, FriendSpending[]>();
  for (const friend of friends) {
    const { year, month } = dateOfDay(businessDayOf(friend.joinedAt, timeZone));
    const key = `${year}-${String(month).padStart(2, '0')}`;
    months.set(key, [...(months.get(key) ?? []), friend]);
  }
  return [...months]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, 12)
    .map(([month, own]) => {
      const last = Math.max(...own.map(({ joinedAt }) => joinedAt));
      const sum = (value: (one: FriendSpending) => number) => own.reduce((total, one) => total + value(one), 0);
      const known = (days: number, value: (one: FriendSpending) => number) =>
        last + days * DAY_MS <= now ? sum(value) : null;
      return {
        ...{ month, friends: own.length, buyers: own.filter(({ all }) => all > 0).length },
        spent30Fen: known(30, ({ within30 }) => within30),
        spent90Fen: known(90, ({ within90 }) => within90),
        spent180Fen: known(180, ({ within180 }) => within180),
        spentFen: sum(({ all }) => all),
      };
    });
}
