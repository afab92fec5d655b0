import type { ProgrammeVersion, TierDefinition } from '@jieti/shared/model/programme';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';

type Change = (tier: TierDefinition) => Partial<TierDefinition>;

function version(number: number, from: string, change: Partial<ProgrammeVersion>, ofUpperTier: Change = () => ({})) {
  const tiers = growthCard.tiers.map((tier, rank) => (rank === 0 ? tier : { ...tier, ...ofUpperTier(tier) }));
  return { ...growthCard, version: number, effectiveFrom: Date.parse(`${from}T00:00:00+08:00`), tiers, ...change };
}

const scaled = (tier: TierDefinition, factor: number): Pick<TierDefinition, 'entry' | 'retention'> =>
  JSON.parse(
    JSON.stringify({ entry: tier.entry, retention: tier.retention }).replace(
      /"value":(\d+)/g,
      (_, value: string) => `"value":${Math.round(Number(value) * factor)}`,
    ),
  ) as Pick<TierDefinition, 'entry' | 'retention'>;

/** Ten years of one ladder: other thresholds, refund policies, grace, validities and ways down. */
export const decadeOfRules: readonly ProgrammeVersion[] = [
  version(1, '2016-01-01', { refundPolicy: 'immediate' }),
  version(2, '2019-04-01', { refundPolicy: 'provisional', returnWindowDays: 14 }, (tier) => ({
    ...{ ...scaled(tier, 0.8), graceDays: 30, downgrade: 'toQualified', validity: { kind: 'anniversary' } },
  })),
  version(3, '2022-07-01', { refundPolicy: 'atReview', onPublish: 'requalify' }, (tier) => ({
    ...{ ...scaled(tier, 1.1), graceDays: 14, downgrade: 'oneStep', validity: { kind: 'calendarYearEnd' } },
  })),
];

/** What is tried at the end of them: a lower first step, higher ones above, and everybody measured on the day. */
export const nextRules = {
  onPublish: 'requalify',
  tiers: decadeOfRules[2]!.tiers.map((tier) =>
    tier.key === 'plain' ? tier : { ...tier, ...scaled(tier, tier.key === 'silver' ? 0.8 : 1.2) },
  ),
} as const;
