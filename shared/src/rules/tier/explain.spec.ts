import { at, day, purchase, refund } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion, TierDefinition } from '../../model/programme.js';
import type { TierOverride } from '../../model/tier-override.js';
import type { Audience } from '../conditions/condition-kind.js';
import { growthCard } from '../programme/growth-card.js';
import { lifecycle } from '../programme/lifecycle.js';
import { spendBands } from '../programme/spend-bands.js';
import { explainTier } from './explain.js';
import { memberStanding } from './member-standing.js';

/** The growth card with gold changed. */
function card(gold: Partial<TierDefinition>, more: Partial<ProgrammeVersion> = {}): ProgrammeVersion {
  return {
    ...growthCard,
    ...more,
    tiers: growthCard.tiers.map((tier) => (tier.key === 'gold' ? { ...tier, ...gold } : tier)),
  };
}

interface Scene {
  readonly version?: ProgrammeVersion;
  readonly overrides?: readonly TierOverride[];
}

function explained(
  facts: readonly Fact[],
  now: string,
  audience: Audience,
  { version = growthCard, overrides }: Scene = {},
) {
  const input = { versions: [version], registeredAt: at('2024-03-18'), facts, now: at(now), overrides };
  return explainTier(memberStanding(input), audience);
}

function toldWays(facts: readonly Fact[], now: string, audience: Audience) {
  const { keep, next } = explained(facts, now, audience).advice;
  return [keep, next].flatMap((advice) => advice?.ways.map(({ sentence }) => sentence) ?? []);
}

const rich = [purchase('A', '2025-06-20', 1900), purchase('B', '2025-09-01', 112)];
const audiences = ['member', 'clerk', 'operator'] as const;
const sentences = (facts: readonly Fact[], now: string, scene?: Scene) =>
  audiences.map((audience) => explained(facts, now, audience, scene).sentence);

describe('why a member stands where they stand, in three wordings (T8, X-1)', () => {
  it('after joining', () => {
    expect(sentences([], '2026-01-01')).toEqual([
      '你是普卡，从 2024 年 3 月 18 日入会起。',
      '普卡，2024 年 3 月 18 日入会。',
      '2024 年 3 月 18 日入会为普卡（第 1 版规则）。',
    ]);
  });

  it('after an upgrade', () => {
    expect(sentences(rich, '2026-01-01')).toEqual([
      '你是金卡，因为 2025 年 9 月 1 日成长值达到 2,012。',
      '金卡，2025 年 9 月 1 日升级：成长值 2,012，已达到。',
      '2025 年 9 月 1 日升为金卡（第 1 版规则）：近 365 天成长值 2,012，要求 ≥ 2,000，成立；由 till:anfu/B 触发。',
    ]);
  });

  it('after a review that kept it, one that began grace, and one that lowered it', () => {
    const kept = [...rich, purchase('C', '2026-05-01', 1700)];
    expect(sentences(kept, '2026-09-02')).toEqual([
      '你是金卡，2026 年 9 月 1 日评定时成长值是 1,812，达到了保级条件。',
      '金卡，2026 年 9 月 1 日评定续期：成长值 1,812，已达到。',
      '2026 年 9 月 1 日续为金卡（第 1 版规则）：近 365 天成长值 1,812，要求 ≥ 1,600，成立。',
    ]);
    expect(sentences(rich, '2026-09-02', { version: card({ graceDays: 30 }) })).toEqual([
      '你是金卡，2026 年 9 月 1 日评定时成长值是 112，宽限期到 9 月 30 日。',
      '金卡，宽限期到 9 月 30 日：成长值 112，差 1,488。',
      '2026 年 9 月 1 日进入宽限期，仍为金卡（第 1 版规则）：近 365 天成长值 112，要求 ≥ 1,600，差 1,488。',
    ]);
    expect(sentences(rich, '2026-09-02')).toEqual([
      '你是银卡，因为 2026 年 9 月 1 日成长值是 112，没有达到原等级的条件。',
      '银卡，2026 年 9 月 1 日从金卡调整：成长值 112，差 1,488。',
      '2026 年 9 月 1 日降为银卡（第 1 版规则）：近 365 天成长值 112，要求 ≥ 1,600，差 1,488。',
    ]);
  });

  const floor: TierOverride = {
    ...{ id: '7', kind: 'floor', tier: 'gold', fromDay: day('2026-02-01'), untilDay: day('2026-03-31') },
    ...{ reason: '门店开业礼', author: 'owner', recordedAt: at('2026-01-31'), revokedAt: null },
  };

  it('while a tier is set by hand, and after that', () => {
    expect(sentences([], '2026-02-10', { overrides: [floor] })).toEqual([
      '你是金卡，2026 年 2 月 1 日起由门店设定，到 2026 年 3 月 31 日。',
      '金卡，2026 年 2 月 1 日起人工设定，到 2026 年 3 月 31 日。',
      '2026 年 2 月 1 日人工设定开始，为金卡（第 1 版规则）：owner设定，理由“门店开业礼”。',
    ]);
    expect(sentences([], '2026-04-01', { overrides: [floor] })[0]).toBe(
      '你是普卡，2026 年 4 月 1 日起门店的设定结束。',
    );
  });

  it('names the facts and not a floor that does not decide', () => {
    const top = [purchase('A', '2026-01-10', 6000)];
    expect(sentences(top, '2026-02-10', { overrides: [floor] })[0]).toBe(
      '你是铂金，因为 2026 年 1 月 10 日成长值达到 6,000。',
    );
  });
});

describe('what would have been otherwise (T8)', () => {
  const refunded = [...rich, purchase('C', '2026-05-01', 1700), refund('R', '2026-06-08', 300, 'C')];

  it('names the refund without which the tier would have been kept', () => {
    expect(explained(refunded, '2026-09-02', 'member').counterfactuals[0]).toBe('若无 6 月 8 日的退款，将保持金卡。');
  });

  it('names several refunds only where none of them alone decides', () => {
    const all = [
      ...rich,
      ...[1, 2, 3].flatMap((n) => [
        purchase(`C${n}`, `2026-05-0${n}`, 900),
        refund(`R${n}`, `2026-06-0${n}`, 900, `C${n}`),
      ]),
    ];
    expect(explained(all, '2026-09-02', 'member').counterfactuals[0]).toBe('若无这 3 笔退款，将保持金卡。');
  });

  it('names what had left the window', () => {
    expect(explained(rich, '2026-09-02', 'member').counterfactuals).toContain(
      '到那时，1 笔共 1,900 成长值已经移出统计范围：6 月 20 日 1,900。',
    );
  });

  it('says that a refund stands in the way of a higher tier', () => {
    const immediate = card({}, { refundPolicy: 'immediate' });
    const facts = [...rich, refund('R', '2025-09-03', 50, 'B')];
    const told = explained(facts, '2026-01-01', 'member', { version: immediate });
    expect(told.sentence).toBe('你是银卡，因为 2025 年 6 月 20 日成长值达到 1,900。');
    expect(told.nonChanges).toEqual([
      '没有升到金卡：近 365 天成长值是 1,962，离 2,000 还差 38。',
      '没有降级：银卡有效到 2026 年 6 月 19 日，到期评定前不会降。',
    ]);
  });

  it('speaks of the tipping receipt and of the future to each of them', () => {
    expect(audiences.map((one) => explained(rich, '2026-01-01', one).counterfactuals)).toEqual([
      [
        '如果没有 9 月 1 日这张小票，那天会停在 1,900，差 100，仍是银卡。',
        '如果从今天起不再消费，8 月 31 日评定时是 112，会调整为银卡。',
      ],
      ['没有 9 月 1 日这张小票，会员仍是银卡。', '不再消费的话，8 月 31 日评定会调整为银卡。'],
      [
        '去掉 till:anfu/B（9 月 1 日这张小票）重算，那天会停在 1,900，差 100，仍是银卡。',
        '按现有记录推到 8 月 31 日评定，成长值是 112，会调整为银卡。',
      ],
    ]);
  });
});

describe('what to do about it (T8, X-7)', () => {
  it('names the cheapest ways with the last day, to each of them', () => {
    expect(audiences.map((one) => toldWays(rich, '2026-08-20', one))).toEqual([
      ['再消费 ¥1,488 可保住金卡，截至 8 月 31 日', '再消费 ¥4,888 可升到铂金'],
      ['会员再消费 ¥1,488 本月保级', '会员再消费 ¥4,888 就升到铂金'],
      ['再消费 ¥1,488 就保住金卡，截至 8 月 31 日；少一点都不够', '再消费 ¥4,888 就升到铂金；少一点都不够'],
    ]);
  });

  it('marks the cheapest way, and names what it takes', () => {
    const { keep, next } = explained(rich, '2026-08-20', 'clerk').advice;
    expect(keep).toMatchObject({ kind: 'ways', sentence: '会员再消费 ¥1,488 本月保级' });
    expect(keep?.ways.map(({ cheapest }) => cheapest)).toEqual([true]);
    expect(next?.ways[0]?.actions).toEqual([{ kind: 'purchase', fen: 488_800, orders: 1, days: 1, categories: 0 }]);
  });

  it('says that nothing has to be done, and that there is nothing above or to keep', () => {
    const kept = [...rich, purchase('C', '2026-05-01', 1700)];
    expect(explained(kept, '2026-06-01', 'member').advice.keep).toEqual({
      kind: 'done',
      sentence: '不用再做什么，8 月 31 日评定时保住金卡',
      ways: [],
    });
    expect(explained([purchase('A', '2026-01-10', 6000)], '2026-02-01', 'member').advice.next).toBeNull();
    expect(explained([], '2026-02-01', 'member').advice.keep).toBeNull();
  });
});

describe('why nothing changed (T8)', () => {
  it('names what holds and what fails of the next tier, and what the band rests on', () => {
    const bought = [purchase('A', '2026-05-01', 60_000)];
    expect(explained(bought, '2026-06-01', 'operator', { version: spendBands }).nonChanges).toEqual([
      '没有升到 VIP 客户：近 365 天净消费 ¥60,000，要求 ≥ ¥100,000，差 ¥40,000。',
      '现在是重要客户：近 365 天净消费 ¥60,000，要求 ≥ ¥50,000，成立。',
    ]);
    expect(explained(bought, '2026-06-01', 'clerk', { version: lifecycle }).nonChanges).toEqual([
      '没有升到 AA 忠诚：消费次数 1 次，差 2 次；距上次消费 31 天，已达到。',
      '现在是 A 购买：消费次数 1 次，已达到；距上次消费 31 天，已达到。',
    ]);
  });

  it('says that a stage was lost by a refund of the only purchase (S2-28)', () => {
    const facts = [purchase('A', '2026-05-01', 100), refund('R', '2026-05-03', 100, 'A')];
    const told = explained(facts, '2026-05-04', 'member', { version: lifecycle });
    expect(told.sentence).toBe(
      '你是 B 考虑，因为 2026 年 5 月 3 日消费次数是 0、没有算数的消费，没有达到原等级的条件。',
    );
    expect(told.counterfactuals[0]).toBe('若无 5 月 3 日的退款，将保持 A 购买。');
  });

  it('says so at both ends of the ladder, in grace and under a pin', () => {
    expect(explained([purchase('A', '2026-01-10', 6000)], '2026-02-01', 'member').nonChanges).toHaveLength(1);
    expect(explained([], '2026-02-01', 'member').nonChanges[1]).toBe('普卡是最低一级，不会再降。');
    const grace = explained(rich, '2026-09-02', 'member', { version: card({ graceDays: 30 }) });
    expect(grace.nonChanges[1]).toBe('没有降级：宽限期到 9 月 30 日，期内权益不变。');
    const pin: TierOverride = {
      ...{ id: '1', kind: 'pin', tier: 'silver', fromDay: day('2026-01-01'), untilDay: null, reason: '核查' },
      ...{ author: 'owner', recordedAt: 0, revokedAt: null },
    };
    expect(explained(rich, '2026-02-01', 'member', { overrides: [pin] }).nonChanges).toEqual([
      '没有升到金卡：等级由人工固定。',
      '现在是银卡：由人工设定；按消费计算是金卡。',
    ]);
  });
});
