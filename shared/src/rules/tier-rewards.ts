import { dateOfDay, formatDay } from '../calendar.js';
import { groupThousands } from '../money.js';
import type { ProgrammeVersion, TierDefinition } from '../model/programme.js';
import type { Grant, QueuedMessage } from '../model/settlement.js';
import type { TierFold, TierTransition } from '../model/tier-state.js';
import type { Instant } from '../model/time.js';

/** Upgrades found out later than this are history: no gift, no message. */
const NEWS_MS = 3 * 86_400_000;

export interface TierRewardsInput {
  readonly versions: readonly ProgrammeVersion[];
  readonly member: { readonly id: number };
  readonly state: TierFold;
  readonly added: readonly TierTransition[];
  readonly superseded: readonly TierTransition[];
  readonly now: Instant;
  readonly announce: boolean;
  readonly shopName: string;
}

/**
 * Gifts and messages of new upgrades (D22): announced, at most three days old, and the member still
 * stands at least there, and was not told before: an upgrade that only moved is no news. Gifts are those of the tier reached, once per member, tier and calendar year.
 */
export function tierRewards(input: TierRewardsInput): { grants: readonly Grant[]; messages: readonly QueuedMessage[] } {
  if (!input.announce) return { grants: [], messages: [] };
  const news = input.added.flatMap((transition) => {
    const tier = reachedTier(input, transition);
    return tier ? [{ transition, tier }] : [];
  });
  return {
    grants: news.flatMap(({ transition, tier }) => giftsOf(tier, transition)),
    messages: news.map(({ transition, tier }) => messageOf(input, transition, tier)),
  };
}

function reachedTier(input: TierRewardsInput, transition: TierTransition): TierDefinition | undefined {
  if (transition.kind !== 'upgrade' || transition.at < input.now - NEWS_MS) return undefined;
  if (input.superseded.some((old) => old.kind === 'upgrade' && old.to === transition.to)) return undefined;
  const inForce = input.versions.find((version) => version.version === input.state.version);
  const rank = inForce?.tiers.findIndex((tier) => tier.key === transition.to) ?? -1;
  return rank >= 0 && input.state.rank >= rank ? inForce?.tiers[rank] : undefined;
}

function giftsOf(tier: TierDefinition, transition: TierTransition): readonly Grant[] {
  const grantKey = `gift:${tier.key}:${dateOfDay(transition.day).year}`;
  return tier.gifts.map((couponTemplate, i) => ({
    couponTemplate,
    grantKey: i === 0 ? grantKey : `${grantKey}:${i + 1}`,
  }));
}

function messageOf(input: TierRewardsInput, transition: TierTransition, tier: TierDefinition): QueuedMessage {
  const { until } = transition;
  const growth = transition.because.find((reading) => reading.metric === 'growth')?.value;
  const perks = tier.perks.map((perk) => perk.title).join('、');
  const validity = until === null ? '长期有效。' : `有效期至 ${formatDay(until).replaceAll('-', '.')}。`;
  return {
    kind: 'tierUp',
    dedupeKey: `tierUp:${input.member.id}:${tier.key}:${formatDay(transition.day)}`,
    content: {
      title: `你已升为${tier.name}`,
      body: `${validity}${perks ? `现在可以享受：${perks}。` : ''}`,
      page: 'pages/home/index',
      values: {
        shopName: input.shopName,
        tierName: tier.name,
        growth: growth === undefined ? '' : groupThousands(growth),
        reachedOn: formatDay(transition.day),
        until: until === null ? '长期有效' : formatDay(until),
        perks,
      },
    },
  };
}
