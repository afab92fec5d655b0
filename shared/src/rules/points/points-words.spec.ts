import { at } from '../../../test/build-facts.js';
import { aPointsRules, aSpendRule, anActivityRule } from '../../../test/build-points.js';
import type { PointsExpiry } from '../../model/points.js';
import { cashNote, cashOfPoints } from './cash-of-points.js';
import { earningSentences, expirySentence } from './earning-sentences.js';
import { explainEarning } from './explain-earning.js';

const now = at('2026-11-05 15:30');

describe('what members read about earning (D112)', () => {
  it('names the rules that are for their tier and not over, with the tier multiplied in', () => {
    const earning = [
      aSpendRule({ cap: { points: 500, period: 'day' } }),
      aSpendRule({ key: 'beans', categories: ['豆子'], stores: ['anfu'], perFen: 500, until: at('2026-12-01 00:00') }),
      aSpendRule({ key: 'other', tiers: ['platinum'] }),
      aSpendRule({ key: 'over', until: now }),
      anActivityRule({ from: at('2026-11-11 00:00') }),
    ];
    const rules = aPointsRules({ earning, pendingDays: 7 });
    const reader = { tier: 'gold', multiplierPercent: 150, now, storeName: () => '安福路店' };
    expect(earningSentences(rules, reader)).toEqual([
      '消费每 ¥1 得 1.5 积分，每天最多 500 积分。',
      '11.30 前，在安福路店买豆子每 ¥5 得 1.5 积分。',
      '11.11 起，签到得 5 积分。',
      '消费所得的积分，7 天退货期过后可用。',
      '积分次年年底到期。',
    ]);
  });

  it.each<[PointsExpiry, string]>([
    [{ kind: 'never' }, '积分长期有效。'],
    [{ kind: 'days', days: 1000 }, '积分 1,000 天内有效。'],
    [{ kind: 'months', months: 0 }, '积分当月月底到期。'],
    [{ kind: 'months', months: 12 }, '积分在 12 个月后的月底到期。'],
    [{ kind: 'yearEnd', years: 0 }, '积分当年年底到期。'],
  ])('%j reads %s', (expiry, sentence) => {
    expect(expirySentence(expiry)).toBe(sentence);
  });
});

describe('what an example earns, line by line', () => {
  const event = {
    kind: 'purchase',
    amountFen: 12_800,
    categories: ['豆子'],
    storeId: 'anfu',
    occurredAt: now,
  } as const;

  it('says how each rule came to its points, or why it gives none', () => {
    const earning = [
      aSpendRule(),
      aSpendRule({
        key: 'beans',
        title: '豆子加倍',
        multiplied: false,
        categories: ['豆子'],
        cap: { points: 100, period: 'day' },
      }),
      aSpendRule({ key: 'late', title: '年末双倍', from: at('2026-12-01 00:00') }),
      anActivityRule(),
    ];
    const rules = aPointsRules({ earning, pendingDays: 7, expiry: { kind: 'days', days: 30 } });
    const used = new Map([['beans', { member: 90, everybody: 90 }]]);
    expect(explainEarning({ rules, event, tier: 'gold', multiplierPercent: 150, used })).toEqual({
      points: 202,
      availableOn: '2026-11-13',
      expiresOn: '2026-12-12',
      lines: [
        { key: 'spend', title: '消费积分', points: 192, note: '¥128.00 ÷ ¥1.00 × 1.5 倍' },
        { key: 'beans', title: '豆子加倍', points: 10, note: '¥128.00 ÷ ¥1.00，本来 128，到了每人上限' },
        { key: 'late', title: '年末双倍', points: 0, note: '活动还没开始' },
        { key: 'checkin', title: '签到积分', points: 0, note: '不是这一类' },
      ],
    });
  });
});

describe('what points are worth at the till', () => {
  const spending = { points: 100, fen: 150, maxPercent: 100, minBillFen: 0 };

  it('counts whole steps only', () => {
    expect([99, 100, 250, -5].map((points) => cashOfPoints(spending, points))).toEqual([0, 150, 300, 0]);
    expect(cashOfPoints(null, 1000)).toBe(0);
  });

  it('is said in one short line', () => {
    expect(cashNote(spending)).toBe('100 积分抵 ¥1.50');
    expect(cashNote({ ...spending, points: 1000, fen: 1000 })).toBe('1,000 积分抵 ¥10');
    expect(cashNote(null)).toBeNull();
  });
});
