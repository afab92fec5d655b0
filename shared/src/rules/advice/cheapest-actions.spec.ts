import { at, day, engagement, purchase } from '../../../test/build-facts.js';
import type { Condition, Metric, ProgrammeVersion, Rule, TierDefinition } from '../../model/programme.js';
import type { Fact } from '../../model/fact.js';
import { frequencyBands } from '../programme/frequency-bands.js';
import { growthCard } from '../programme/growth-card.js';
import { lifecycle } from '../programme/lifecycle.js';
import { memberStanding } from '../tier/member-standing.js';
import { adviceSentences } from './advice-sentences.js';
import { adviceToKeep, adviceToReach } from './cheapest-actions.js';

const of = (metric: Metric, value: number, days = 365): Condition => ({
  kind: 'condition',
  metric,
  window: { kind: 'rolling', days },
  op: '>=',
  value,
});

/** The growth card with silver changed. */
function card(silver: Partial<TierDefinition>, more: Partial<ProgrammeVersion> = {}): ProgrammeVersion {
  const tiers = growthCard.tiers.map((tier) => (tier.key === 'silver' ? { ...tier, ...silver } : tier));
  return { ...growthCard, ...more, tiers };
}

function standing(facts: readonly Fact[], now: string, version: ProgrammeVersion = growthCard) {
  return memberStanding({ versions: [version], registeredAt: at('2024-03-18'), facts, now: at(now) });
}

function toReach(
  facts: readonly Fact[],
  version: ProgrammeVersion,
  audience: 'member' | 'clerk' | 'operator' = 'member',
) {
  const one = standing(facts, '2026-06-12', version);
  const advice = adviceToReach(one);
  return advice && adviceSentences(one, advice, audience);
}

const all = (...rules: Rule[]): Rule => ({ kind: 'all', rules });
const some = [purchase('A', '2026-06-01', 400)];

describe('the cheapest way to the next tier (T8, X-7)', () => {
  it('is named in money and in community activity, each enough by itself', () => {
    expect(toReach(some, growthCard)).toEqual([
      '再消费 ¥200 可升到银卡',
      '邀请好友 4 次可升到银卡',
      '填写问卷 10 天可升到银卡',
    ]);
  });

  it('counts only what the day still lets count', () => {
    const asked = [...some, engagement('S', '2026-06-12', 'survey'), purchase('B', '2026-06-02', 160)];
    expect(toReach(asked, growthCard)).toContain('填写问卷 1 天可升到银卡');
  });

  it('asks nobody to bring more than ten friends', () => {
    const far = [purchase('A', '2026-06-01', 250)];
    expect(toReach(far, growthCard)).toContain('邀请好友 7 次可升到银卡');
    expect(toReach([], growthCard)?.join()).not.toContain('邀请好友');
  });

  it('is a combined set where every condition is needed', () => {
    const visits = card({ entry: all(of('growth', 600), of('visitDays', 3)) });
    expect(toReach(some, visits)).toEqual([
      '再来 2 天，每天消费 1 次，其中一次满 ¥200 可升到银卡',
      '再消费 ¥1,600 可升到金卡',
    ]);
  });

  it('speaks to the clerk and to the operator as well', () => {
    expect(toReach(some, growthCard, 'clerk')?.[0]).toBe('会员再消费 ¥200 就升到银卡');
    expect(toReach(some, growthCard, 'operator')?.[0]).toBe('再消费 ¥200 就升到银卡；少一点都不够');
  });

  it('brings friends along where the rule asks for it', () => {
    const referred = card({ entry: all(of('growth', 600), of('referralsConverted', 2)) });
    expect(toReach(some, referred)?.[0]).toBe('再消费 ¥200，并成功推荐 2 位好友可升到银卡');
  });

  it('asks for as many orders as a monthly rate does, and for a new category', () => {
    expect(toReach([], frequencyBands)).toEqual(['再消费 3 次可升到低频客户']);
    expect(toReach(some, card({ entry: of('categoryCount', 2) }))?.[0]).toBe(
      '再消费 1 次，买 2 个没买过的品类可升到银卡',
    );
  });

  it('names the tier a purchase really leads to', () => {
    expect(toReach([engagement('E', '2026-06-01')], lifecycle)).toEqual(['再消费 1 次可升到 A 购买']);
  });

  it('says that nothing needs to be done while orders wait for the end of their return window', () => {
    const waiting = card({}, { refundPolicy: 'provisional' });
    expect(toReach([purchase('A', '2026-06-10', 700)], waiting)).toEqual([
      '不用再做什么，6 月 18 日退货期过后升到银卡',
    ]);
  });

  it('says so when nothing a member does helps', () => {
    const old = card({ entry: { ...of('memberDays', 2000), window: { kind: 'lifetime' } } });
    expect(toReach(some, { ...old, tiers: old.tiers.slice(0, 2) })).toEqual(['靠消费和互动还到不了银卡']);
    const pinned = { id: '1', kind: 'pin', tier: 'plain', fromDay: day('2026-01-01'), untilDay: null } as const;
    const override = { ...pinned, reason: '核查', author: 'owner', recordedAt: 0, revokedAt: null };
    const now = at('2026-06-12');
    const input = { versions: [growthCard], registeredAt: at('2024-03-18'), facts: some, now, overrides: [override] };
    expect(adviceToReach(memberStanding(input))).toBeNull();
  });
});

describe('the cheapest way to keep a tier (T8, X-7)', () => {
  const history = [purchase('A', '2025-07-01', 500), purchase('B', '2025-08-01', 200)];
  const toKeep = (now: string, version = growthCard, facts: readonly Fact[] = history) => {
    const one = standing(facts, now, version);
    const advice = adviceToKeep(one);
    return advice && adviceSentences(one, advice, 'member');
  };

  it('names the sum and the last day', () => {
    expect(toKeep('2026-06-12')?.[0]).toBe('再消费 ¥280 可保住银卡，截至 7 月 31 日');
    expect(toKeep('2026-06-12', growthCard, [...history, purchase('C', '2025-08-02', 280)])).toEqual([
      '不用再做什么，7 月 31 日评定时保住银卡',
    ]);
  });

  it('finds the nearer way by the entry rule', () => {
    const short = card({ retention: of('growth', 480, 30) });
    expect(toKeep('2026-07-10', short)?.[0]).toBe('再消费 ¥400 可保住银卡，截至 7 月 31 日');
    const either = card({ entry: { kind: 'any', rules: [of('growth', 600), of('visitDays', 2, 90)] } });
    expect(toKeep('2026-06-12', either)).toContain('再来 2 天，每天消费 1 次可保住银卡，截至 7 月 31 日');
  });

  it('says so when there is no time left for what is missing', () => {
    const visits = card({ entry: of('visitDays', 3, 90), retention: null });
    const facts = [28, 29, 30].map((date) => purchase(`V${date}`, `2025-07-${date}`, 20));
    const two = { ...visits, tiers: visits.tiers.slice(0, 2) };
    expect(toKeep('2026-07-28', two, facts)).toEqual(['7 月 29 日前，靠消费和互动已经来不及保住银卡']);
    expect(toKeep('2026-07-27', two, facts)).toEqual(['再来 3 天，每天消费 1 次可保住银卡，截至 7 月 29 日']);
  });
});
