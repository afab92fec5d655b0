import type { ProgrammeVersion, Rule, TierDefinition } from '../../model/programme.js';

const YEAR = { kind: 'rolling', days: 365 } as const;
const NO_CONDITION: Rule = { kind: 'all', rules: [] };
const WAN_FEN = 1_000_000;

function band(
  key: string,
  name: string,
  fromFen: number,
  palette: TierDefinition['colours']['palette'],
): TierDefinition {
  const entry: Rule =
    fromFen === 0 ? NO_CONDITION : { kind: 'condition', metric: 'netSpend', window: YEAR, op: '>=', value: fromFen };
  return {
    key,
    name,
    colours: { palette },
    entry,
    retention: null,
    validity: { kind: 'forever' },
    graceDays: 0,
    downgrade: 'toQualified',
    perks: [],
    gifts: [],
  };
}

/** Spend bands: below ¥10,000, to 50,000, to 100,000, and from 100,000 on, by the net spend of 365 days, both ways. */
export const spendBands: ProgrammeVersion = {
  programme: 'spend-bands',
  version: 1,
  name: '消费分层',
  ladder: 'live',
  timeZone: 'Asia/Shanghai',
  effectiveFrom: 0,
  refundPolicy: 'atReview',
  growth: { perYuan: 0, engagement: [] },
  tiers: [
    band('potential', '潜在客户', 0, 'plain'),
    band('ordinary', '普通客户', WAN_FEN, 'silver'),
    band('important', '重要客户', 5 * WAN_FEN, 'gold'),
    band('vip', 'VIP 客户', 10 * WAN_FEN, 'platinum'),
  ],
};
