import { adjustment, at, engagement, purchase, referral, reversal } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { Condition, ProgrammeVersion } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { memberStanding } from '../tier/member-standing.js';
import { communityShare } from './community-share.js';
import { countedActivities } from './counted-activity.js';

const standing = (facts: readonly Fact[], version: ProgrammeVersion = growthCard, now = '2026-06-01') =>
  memberStanding({ versions: [version], registeredAt: at('2025-01-01'), facts, now: at(now) });

const asked = (condition: Condition, more: Partial<ProgrammeVersion>): ProgrammeVersion => ({
  ...growthCard,
  ...more,
  tiers: growthCard.tiers.map((tier, rank) => (rank === 1 ? { ...tier, entry: condition } : tier)),
});

describe('the share of the community in the tier (D251)', () => {
  it.each([
    ['nothing', [], 0, '等级里还没有来自社群的部分'],
    ['orders alone', [purchase('A', '2026-05-01', 100)], 0, '等级里还没有来自社群的部分'],
    [
      'a survey beside ¥91',
      [purchase('A', '2026-05-01', 91), engagement('s', '2026-05-02', 'survey')],
      18,
      '等级中 18% 来自社群',
    ],
    [
      'one third',
      [purchase('A', '2026-05-01', 40), engagement('s', '2026-05-02', 'survey')],
      33.3,
      '等级中 33.3% 来自社群',
    ],
    ['activity alone', [engagement('s', '2026-05-02', 'survey')], 100, '等级中 100% 来自社群'],
    [
      'a correction below it',
      [engagement('s', '2026-05-02', 'survey'), adjustment('x', '2026-05-03', -15)],
      100,
      '等级中 100% 来自社群',
    ],
    [
      'what left the window',
      [engagement('s', '2025-05-02', 'survey'), purchase('A', '2026-05-01', 100)],
      0,
      '等级里还没有来自社群的部分',
    ],
  ])('of %s', (_, facts, sharePercent, sentence) => {
    expect(communityShare(standing(facts))).toMatchObject({ metric: 'growth', sharePercent, sentence });
  });

  it('moves no further than the cap when 500 things happen within an hour (X-12)', () => {
    const order = purchase('A', '2026-05-01', 91);
    const flood = Array.from({ length: 500 }, (_, i) =>
      engagement(`n${i}`, `2026-05-02 10:${String(i % 60).padStart(2, '0')}:00`, 'survey'),
    );
    const flooded = standing([order, ...flood]);
    expect(communityShare(flooded)).toEqual(communityShare(standing([order, flood[0]!])));
    const counted = countedActivities(flooded);
    expect(counted.filter(({ discount }) => discount === null)).toHaveLength(1);
    expect(counted.filter(({ discount }) => discount === 'cap')).toHaveLength(499);
  });

  it('says why something does not count', () => {
    const facts = [
      engagement('a', '2026-05-02'),
      engagement('b', '2026-05-02 13:00:00'),
      engagement('c', '2026-05-03'),
      reversal('r', '2026-05-04', 'c'),
      engagement('d', '2026-05-05', 'share'),
    ];
    expect(countedActivities(standing(facts)).map(({ discount }) => discount)).toEqual([
      null,
      'cap',
      'takenBack',
      'noRule',
    ]);
  });

  it('is all of an engagement score, and of a composite what activity and friends add', () => {
    const lifetime = { kind: 'lifetime' } as const;
    const kinds = [{ activity: 'checkin', weight: 10, dailyCap: 1 }];
    const engagementScore = { halfLifeDays: null, kinds };
    const score = asked(
      { kind: 'condition', metric: 'engagementScore', window: lifetime, op: '>=', value: 5000 },
      { engagementScore },
    );
    expect(communityShare(standing([engagement('a', '2026-05-02')], score))).toMatchObject({
      sharePercent: 100,
      amount: 10,
      total: 10,
    });
    const composite = [
      { metric: 'netSpend', window: lifetime, weightPercent: 60, cap: 10_000 },
      { metric: 'referralsConverted', window: lifetime, weightPercent: 40, cap: 4 },
    ] as const;
    const mixed = asked(
      { kind: 'condition', metric: 'composite', window: lifetime, op: '>=', value: 9000 },
      { composite },
    );
    const facts = [purchase('A', '2026-05-01', 50), referral('f', '2026-05-01')];
    expect(communityShare(standing(facts, mixed))).toMatchObject({ sharePercent: 25, amount: 10, total: 40 });
  });

  it('is unknown where the rule reads none of them', () => {
    const visits = asked(
      { kind: 'condition', metric: 'visitDays', window: { kind: 'lifetime' }, op: '>=', value: 5 },
      {},
    );
    expect(communityShare(standing([], visits))).toBeNull();
  });
});
