import { dateOfDay } from '../calendar.js';
import type { TierDefinition } from '../model/programme.js';
import type { Grant, QueuedMessage } from '../model/settlement.js';
import type { TierTransition } from '../model/tier-state.js';
import { NEWS_MS, tierMessages, type TierMessagesInput } from './tier-messages.js';

export interface TierRewardsInput extends TierMessagesInput {
  readonly added: readonly TierTransition[];
  readonly announce: boolean;
}

/**
 * Gifts and messages of changes that are news (D22): announced, at most three days old, and not told before: a change that
 * only moved is none. Gifts are those of the tier reached, once per member, tier and calendar year, where the member still
 * stands at least there by the facts; overrides bring none.
 */
export function tierRewards(input: TierRewardsInput): { grants: readonly Grant[]; messages: readonly QueuedMessage[] } {
  if (!input.announce) return { grants: [], messages: [] };
  const news = input.added.filter((transition) => isNews(input, transition));
  const grants = news.flatMap((transition) => {
    const tier = transition.kind === 'upgrade' ? reachedTier(input, transition) : undefined;
    return tier ? giftsOf(tier, transition) : [];
  });
  return { grants, messages: tierMessages(input, news) };
}

function isNews({ now, superseded }: TierRewardsInput, { kind, to, at }: TierTransition): boolean {
  return at >= now - NEWS_MS && !superseded.some((old) => old.kind === kind && old.to === to);
}

function reachedTier({ versions, state }: TierRewardsInput, { to }: TierTransition): TierDefinition | undefined {
  const inForce = versions.find((version) => version.version === state.version);
  const rank = inForce?.tiers.findIndex((tier) => tier.key === to) ?? -1;
  return rank >= 0 && Math.min(state.rank, state.computed.rank) >= rank ? inForce?.tiers[rank] : undefined;
}

function giftsOf(tier: TierDefinition, transition: TierTransition): readonly Grant[] {
  const grantKey = `gift:${tier.key}:${dateOfDay(transition.day).year}`;
  return tier.gifts.map((couponTemplate, i) => ({
    couponTemplate,
    grantKey: i === 0 ? grantKey : `${grantKey}:${i + 1}`,
  }));
}
