import { businessDayOf, formatDay } from '../calendar.js';
import { groupThousands } from '../money.js';
import type { Fact, FactKey } from '../model/fact.js';
import type { MessageKind } from '../model/message.js';
import type { ProgrammeVersion, TierDefinition } from '../model/programme.js';
import type { QueuedMessage } from '../model/settlement.js';
import type { TierOverride } from '../model/tier-override.js';
import type { TierFold, TierTransition } from '../model/tier-state.js';
import type { BusinessDay, Instant } from '../model/time.js';
import { factId } from './fact-id.js';
import { memberStanding } from './tier/member-standing.js';
import { keepProgress, nextProgress } from './tier/progress.js';

export interface TierMessagesInput {
  readonly versions: readonly ProgrammeVersion[];
  readonly member: { readonly id: number; readonly registeredAt: Instant };
  readonly facts: readonly Fact[];
  readonly overrides?: readonly TierOverride[];
  /** The facts this settlement is about, among `facts`. */
  readonly fresh: readonly FactKey[];
  /** The tier that counted before; absent or empty for somebody new. */
  readonly tierBefore?: string;
  readonly state: TierFold;
  readonly superseded: readonly TierTransition[];
  readonly now: Instant;
  readonly shopName: string;
}

/** Changes found out later than this are history: no gift, no message. */
export const NEWS_MS = 3 * 86_400_000;

interface Told {
  readonly kind: MessageKind;
  readonly tier: TierDefinition;
  readonly day: BusinessDay;
  readonly title: string;
  readonly body: string;
  readonly until: BusinessDay | null;
  readonly growth?: number;
}

/**
 * What the member is told of changes that are news (D22, D24): of each upgrade reached, and of where they stand now where
 * that went down, into grace, on for another term, or was set by hand; each with what to do next. Once per member, kind,
 * tier and day.
 */
export function tierMessages(input: TierMessagesInput, news: readonly TierTransition[]): readonly QueuedMessage[] {
  const version = input.versions.find((one) => one.version === input.state.version);
  if (!version) return [];
  const change = lastChange(input, news, version);
  const told = [...news.flatMap((one) => upgradeTold(input, one, version)), ...(change ? [change] : [])];
  return told.map((one) => messageOf(input, one));
}

/** Not told: an upgrade that is lost again, and one below or above which a tier set by hand counts anyway. */
function upgradeTold({ state }: TierMessagesInput, change: TierTransition, version: ProgrammeVersion): Told[] {
  const rank = version.tiers.findIndex((tier) => tier.key === change.to);
  const tier = version.tiers[rank];
  if (change.kind !== 'upgrade' || !tier || state.computed.rank < rank || isDecidedByHand(state)) return [];
  const growth = change.because.find((reading) => reading.metric === 'growth')?.value;
  return [raisedTold({ tier, day: change.day, until: change.until, growth }, '')];
}

function lastChange(
  input: TierMessagesInput,
  news: readonly TierTransition[],
  version: ProgrammeVersion,
): Told | undefined {
  const last = news.at(-1);
  const tier = version.tiers[input.state.rank]!;
  if (last && last.to === tier.key) {
    const { kind, day } = last;
    if (kind === 'graceStart' && !isDecidedByHand(input.state)) return graceTold(input, tier, day);
    if (kind === 'renew' && !isDecidedByHand(input.state)) return renewTold(tier, day, input.state.until);
    if (kind !== 'upgrade' && kind !== 'join') return movedTold(input, last, version);
    return undefined;
  }
  return vanishedTold(input, version);
}

/** Up by hand, or down by a review, new rules, or the end of a tier set by hand. */
function movedTold(input: TierMessagesInput, change: TierTransition, version: ProgrammeVersion): Told | undefined {
  const rankOf = (key: string | null) => version.tiers.findIndex((one) => one.key === key);
  const [from, to] = [rankOf(change.from), rankOf(change.to)];
  const tier = version.tiers[to];
  if (!tier || from < 0 || from === to) return undefined;
  const { day, until, kind } = change;
  const reason = reasons[kind] ?? '';
  if (to > from) return raisedTold({ tier, day, until }, reason);
  return loweredTold(input, { tier, day }, `${reason}从 ${dotted(day)} 起是${tier.name}。`);
}

const reasons: Partial<Record<TierTransition['kind'], string>> = {
  overrideEnd: '门店设定的等级已经结束，',
  overrideStart: '门店为你设定，',
  requalify: '新规则已经生效，',
};

/** A refund took back what had raised the member: there is no step down, the step up is gone (F18). */
function vanishedTold(input: TierMessagesInput, version: ProgrammeVersion): Told | undefined {
  const { state, superseded, tierBefore, now } = input;
  if (!isFresh(input)) return undefined;
  const before = version.tiers.findIndex((one) => one.key === tierBefore);
  if (superseded.length === 0 || before <= state.rank) return undefined;
  const tier = version.tiers[state.rank]!;
  const day = businessDayOf(now, version.timeZone);
  return loweredTold(input, { tier, day }, `退款后重新计算，现在是${tier.name}。`);
}

function isFresh({ facts, fresh, now }: TierMessagesInput): boolean {
  const ids = new Set(fresh.map(factId));
  return facts.some((fact) => fact.occurredAt >= now - NEWS_MS && ids.has(factId(fact)));
}

function raisedTold(
  { tier, day, until, growth }: Pick<Told, 'tier' | 'day' | 'until' | 'growth'>,
  before: string,
): Told {
  const perks = perksOf(tier);
  const validity = until === null ? '长期有效。' : `有效期至 ${dotted(until)}。`;
  const body = `${before}${validity}${perks ? `现在可以享受：${perks}。` : ''}`;
  return { kind: 'tierUp', tier, day, until, growth, title: `你已升为${tier.name}`, body };
}

function loweredTold(input: TierMessagesInput, { tier, day }: Pick<Told, 'tier' | 'day'>, what: string): Told {
  const next = nextProgress(standingOf(input))?.sentence;
  const body = next === undefined ? what : `${what}${next}。`;
  return { kind: 'tierDown', tier, day, until: input.state.until, title: `你的等级调整为${tier.name}`, body };
}

function graceTold(input: TierMessagesInput, tier: TierDefinition, day: BusinessDay): Told {
  const { graceUntil } = input.state;
  const keep = keepProgress(standingOf(input))?.sentence;
  const perks = graceUntil === null ? '' : `权益保留到 ${dotted(graceUntil)}。`;
  const body = keep === undefined ? perks : `${perks}${keep}。`;
  return { kind: 'tierGrace', tier, day, until: graceUntil, title: `${tier.name}进入宽限期`, body };
}

function renewTold(tier: TierDefinition, day: BusinessDay, until: BusinessDay | null): Told {
  const body = until === null ? '长期有效。' : `有效期至 ${dotted(until)}，权益不变。`;
  return { kind: 'tierKept', tier, day, until, title: `${tier.name}已续期`, body };
}

function messageOf({ member, shopName }: TierMessagesInput, told: Told): QueuedMessage {
  const { kind, tier, day, title, body, until, growth } = told;
  return {
    kind,
    dedupeKey: `${kind}:${member.id}:${tier.key}:${formatDay(day)}`,
    content: {
      ...{ title, body },
      page: kind === 'tierUp' || kind === 'tierKept' ? 'pages/home/index' : 'pages/why/index',
      values: {
        shopName,
        tierName: tier.name,
        growth: growth === undefined ? '' : groupThousands(growth),
        reachedOn: formatDay(day),
        until: until === null ? '长期有效' : formatDay(until),
        perks: perksOf(tier),
      },
    },
  };
}

function standingOf({ versions, member, facts, overrides, now }: TierMessagesInput) {
  return memberStanding({ versions, registeredAt: member.registeredAt, facts, overrides, now });
}

function isDecidedByHand({ tier, computed }: TierFold): boolean {
  return tier !== computed.tier;
}

function perksOf(tier: TierDefinition): string {
  return tier.perks.map((perk) => perk.title).join('、');
}

function dotted(day: BusinessDay): string {
  return formatDay(day).replaceAll('-', '.');
}
