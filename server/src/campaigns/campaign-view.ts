import type { Campaign, CampaignRow, OutcomeCount } from '@jieti/shared/api/campaigns';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { outcomeLabel } from '@jieti/shared/rules/message-labels';
import { tierBadge } from '../members/tier-badge.js';
import type { StoredCampaign } from './campaign-row.js';
import type { OutcomeTally } from './campaigns.queries.js';

export interface CampaignFigures {
  readonly tallies: readonly OutcomeTally[];
  readonly perMinute: readonly { readonly at: Instant; readonly sent: number }[];
  readonly redeemed: ReadonlyMap<string, number>;
}

/** A campaign with its live counts, as the console shows it. */
export function campaignView(campaign: StoredCampaign, figures: CampaignFigures, version: ProgrammeVersion): Campaign {
  const { tallies } = figures;
  return {
    ...campaignRow(campaign, tallies),
    messageTemplateKey: campaign.messageTemplateKey,
    offers: campaign.offers,
    needs: [...campaign.needs],
    finishedAt: campaign.finishedAt,
    outcomes: outcomesOf(tallies),
    byTier: campaign.offers.map(({ tier }) => {
      const own = tallies.filter((tally) => tally.tier === tier);
      return {
        tier: tierBadge(version, tier),
        planned: sum(own),
        sent: sum(own.filter((tally) => tally.state === 'sent')),
        redeemed: figures.redeemed.get(tier) ?? 0,
      };
    }),
    perMinute: [...figures.perMinute],
  };
}

/** A line of the list. `planned` = sent + failed + suppressed + unknown once everything is decided. */
export function campaignRow(
  campaign: StoredCampaign,
  tallies: readonly Pick<OutcomeTally, 'state' | 'count'>[],
): CampaignRow {
  const of = (state: string): number => sum(tallies.filter((tally) => tally.state === state));
  const [sent, failed, suppressed, unknown] = [of('sent'), of('failed'), of('suppressed'), of('unknown')];
  const { id, name, state, createdAt, createdBy, launchedAt, planned } = campaign;
  const decided = sent + failed + suppressed + unknown;
  const progress = { planned, decided, sent, failed, suppressed, unknown };
  return { id, name, state, createdAt, createdBy, launchedAt, progress };
}

/** The tallies over all tiers, largest first. */
function outcomesOf(tallies: readonly OutcomeTally[]): OutcomeCount[] {
  const counts = new Map<string, OutcomeCount>();
  for (const { state, channel, reason, count } of tallies) {
    const key = `${state} ${channel ?? ''} ${reason ?? ''}`;
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { state, channel, reason, label: outcomeLabel(state, channel, reason), count });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

const sum = (tallies: readonly { readonly count: number }[]): number =>
  tallies.reduce((total, tally) => total + tally.count, 0);
