import { at, purchase } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion, Rule } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { coachText, visitHint } from './coach.js';
import { memberStanding } from './member-standing.js';

const visits: Rule = {
  kind: 'condition',
  metric: 'visitDays',
  window: { kind: 'rolling', days: 365 },
  op: '>=',
  value: 3,
};

/** The growth card with a silver tier kept by what `rule` says, on days to choose. */
function silverKeptBy(retention: Rule): ProgrammeVersion {
  return {
    ...growthCard,
    tiers: growthCard.tiers.map((tier) => (tier.key === 'silver' ? { ...tier, entry: retention, retention } : tier)),
  };
}

function standing(facts: readonly Fact[], now: string, version: ProgrammeVersion = growthCard) {
  return memberStanding({ versions: [version], registeredAt: at('2024-03-18'), facts, now: at(now) });
}

/** Gold since the day of the second purchase; the first one leaves the window before the review. */
const gold = (since: string) => [purchase('A', '2025-06-20', 1900), purchase('B', since, 112)];

describe('what the clerk may say at the till (X-7)', () => {
  it.each([
    ['2025-08-31', '2026-06-12', '会员再消费 ¥1,488 就保住金卡，截至 8 月 30 日。'],
    ['2025-10-01', '2026-07-20', '会员再消费 ¥1,488 本季保级。'],
    ['2025-10-01', '2026-06-21', '会员再消费 ¥1,488 就保住金卡，截至 9 月 30 日。'],
    ['2026-01-01', '2026-06-21', '会员再消费 ¥1,488 今年保级。'],
    ['2025-09-01', '2026-08-01', '会员再消费 ¥1,488 本月保级。'],
  ])('names the cheapest way at the scan: gold since %s, on %s', (since, now, hint) => {
    expect(visitHint(standing(gold(since), now))).toBe(hint);
  });

  it('names the way up where nothing has to be kept, and is silent at the top', () => {
    expect(visitHint(standing([], '2026-06-12'))).toBe('会员再消费 ¥600 就升到银卡。');
    expect(visitHint(standing([purchase('A', '2026-06-01', 5000)], '2026-06-12'))).toBeNull();
  });

  it('names visits where no single purchase keeps the tier', () => {
    const facts = [1, 2, 3].map((n) => purchase(`A${n}`, `2025-09-0${n}`, 100));
    expect(visitHint(standing(facts, '2026-06-12', silverKeptBy(visits)))).toBe(
      '会员再来 2 天，每天消费 1 次就保住银卡，截至 9 月 2 日。',
    );
  });

  it('says how much is left after a bill, and that it does when it does', () => {
    const before = standing(gold('2025-10-01'), '2026-07-20');
    const paid = (yuan: number) =>
      coachText(before, standing([...gold('2025-10-01'), purchase('C', '2026-07-20', yuan)], '2026-07-20'));
    expect(paid(1446)).toBe('这单之后，会员再消费 ¥42 本季保级。');
    expect(paid(1488)).toBe('这单之后，保住金卡的条件就达成了。');
    expect(paid(1487.99)).toBe('这单之后，会员再消费 ¥1 本季保级。');
  });
});
