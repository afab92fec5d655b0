import { dateOfDay, businessDayOf } from '@jieti/shared/calendar';
import type { RangeWork } from '../walk/range-work.js';
import type { WalkedMember } from '../walk/walked-member.js';
import { factsWantedBy } from './fold-member.js';
import { forecastMember, type ListedMove, type MemberForecast, type Simulation } from './forecast-member.js';
import { MigrationCount, type Flow } from './migration-count.js';
import { rangeHash, type HashedStanding } from './population-hash.js';
import { ReachQueries, type NoticeChannels } from './reach.queries.js';

export interface ForecastParams extends Simulation {
  readonly channels: NoticeChannels;
}

export interface StoreMoves {
  readonly store: string | null;
  readonly members: number;
  readonly up: number;
  readonly down: number;
  readonly later: number;
}

export interface Notices {
  readonly needed: number;
  readonly subscription: number;
  readonly officialAccount: number;
  readonly inboxOnly: number;
}

export interface ForecastPart {
  readonly flows: readonly Flow[];
  readonly laterFlows: readonly Flow[];
  readonly moves: readonly ListedMove[];
  readonly stores: readonly StoreMoves[];
  /** Coupons that would be granted, by key of their template. */
  readonly gifts: readonly (readonly [template: string, coupons: number])[];
  readonly notices: Notices;
  readonly hash: string;
}

/** What the draft does to the members of a range, as compact as they can be told. */
export function forecastRange(params: ForecastParams): RangeWork<ForecastPart> {
  const { published, simulated, factsUntil } = params;
  return {
    wanted: factsWantedBy([...published, ...simulated], factsUntil),
    fold: (members, reader) => foldRange(members, params, new ReachQueries(reader)),
  };
}

async function foldRange(
  members: readonly WalkedMember[],
  params: ForecastParams,
  reach: ReachQueries,
): Promise<ForecastPart> {
  const [flows, laterFlows] = [new MigrationCount(), new MigrationCount()];
  const [stores, moves, upgraded] = [
    new Map<string | null, CountedMoves>(),
    [] as ListedMove[],
    new Map<number, string>(),
  ];
  const forecasts = members.map((member) => {
    const forecast = forecastMember(member, params);
    flows.add(forecast.before, forecast.after);
    laterFlows.add(forecast.before, forecast.later);
    moves.push(...forecast.moves);
    let store = stores.get(member.storeId);
    if (!store) stores.set(member.storeId, (store = { store: member.storeId, members: 0, up: 0, down: 0, later: 0 }));
    countMoves(store, forecast.moves);
    if (forecast.upgradedTo !== null) upgraded.set(member.id, forecast.upgradedTo);
    return hashed(member.id, forecast);
  });
  return {
    ...{ flows: flows.flows(), laterFlows: laterFlows.flows(), moves, stores: [...stores.values()] },
    gifts: [...(await giftsOf(upgraded, params, reach))],
    notices: await noticesOf(
      moves.filter(({ kind }) => kind === 'up' || kind === 'down').map((m) => m.memberId),
      params,
      reach,
    ),
    hash: rangeHash(forecasts),
  };
}

function hashed(id: number, { run, after }: MemberForecast): HashedStanding {
  const { until, graceUntil, member, tierKey, compiled } = run;
  const { version } = compiled.version;
  return { id, tier: after, computedTier: tierKey, since: member.tierStart, until, graceUntil, version };
}

type CountedMoves = { -readonly [Key in keyof StoreMoves]: StoreMoves[Key] };

function countMoves(store: CountedMoves, moves: readonly ListedMove[]): void {
  store.members += 1;
  for (const { kind } of moves) if (kind !== 'near') store[kind] += 1;
}

/** Gifts of the tier reached, once per member, tier and calendar year (D22). */
async function giftsOf(
  upgraded: ReadonlyMap<number, string>,
  { simulated, at }: ForecastParams,
  reach: ReachQueries,
): Promise<ReadonlyMap<string, number>> {
  const gifts = new Map<string, number>();
  const draft = simulated.at(-1)!;
  if (upgraded.size === 0 || draft.tiers.every((tier) => tier.gifts.length === 0)) return gifts;
  const held = await reach.gifts([...upgraded.keys()]);
  const { year } = dateOfDay(businessDayOf(at, draft.timeZone));
  for (const [memberId, key] of upgraded) {
    const templates = draft.tiers.find((tier) => tier.key === key)?.gifts ?? [];
    templates.forEach((template, i) => {
      const grant = `gift:${key}:${year}${i === 0 ? '' : `:${i + 1}`}`;
      if (!held.has(`${memberId}/${grant}`)) gifts.set(template, (gifts.get(template) ?? 0) + 1);
    });
  }
  return gifts;
}

/** Each is told by the first channel that reaches them; of the ladders beside (T11) nobody is told anything. */
async function noticesOf(
  ids: readonly number[],
  { channels, isMembership }: ForecastParams,
  reach: ReachQueries,
): Promise<Notices> {
  const none: ReadonlySet<number> = new Set();
  if (ids.length === 0 || !isMembership) return { needed: 0, subscription: 0, officialAccount: 0, inboxOnly: 0 };
  const { subscriptionTemplate, officialAccountTemplate } = channels;
  const open = [...(await reach.open(ids))];
  const consenting = subscriptionTemplate === null ? none : await reach.consenting(open, subscriptionTemplate);
  const others = open.filter((id) => !consenting.has(id));
  const followers = officialAccountTemplate === null ? none : await reach.followers(others);
  const [needed, subscription, officialAccount] = [open.length, consenting.size, followers.size];
  return { needed, subscription, officialAccount, inboxOnly: needed - subscription - officialAccount };
}
