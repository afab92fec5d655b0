import type { Metric, MetricWindow } from '../../model/programme.js';
import { amountText, besideText, figureLabel, figureText } from './wording.js';
import { entryText } from './explain.js';
import { growthCard } from '../programme/growth-card.js';

describe('figures in words', () => {
  it.each([
    [1816, 'growth', '1,816'],
    [25_200, 'fen', '¥252'],
    [126_850, 'fen', '¥1,268.50'],
    [11_803.4, 'fen', '¥118.03'],
    [2.5, 'count', '2.5'],
    [1 / 3, 'count', '0.33'],
    [-128, 'growth', '−128'],
  ] as const)('prints %d %s as %s', (value, unit, text) => expect(figureText(value, unit)).toBe(text));

  it.each<[Metric, MetricWindow, string]>([
    ['growth', { kind: 'rolling', days: 365 }, '近 365 天成长值'],
    ['netSpend', { kind: 'calendarYear' }, '今年净消费'],
    ['visitDays', { kind: 'lifetime' }, '累计到店'],
    ['orderCount', { kind: 'membershipYear' }, '本会员年消费次数'],
  ])('labels %s over %j', (metric, window, label) => expect(figureLabel({ metric, window })).toBe(label));

  it('names what is missing', () => {
    expect(amountText(10, 'visitDays')).toBe('10 天到店');
    expect(amountText(1, 'categoryCount')).toBe('1 个品类');
    expect(amountText(50_000, 'netSpend')).toBe('¥500 消费');
  });

  it('sets a space before Latin names only', () =>
    expect([besideText('VIP'), besideText('金卡')]).toEqual([' VIP', '金卡']));

  it('says what a tier asks for', () => {
    expect(growthCard.tiers.map((tier) => entryText(tier.entry))).toEqual([
      '入会即得',
      '成长值 600',
      '成长值 2,000',
      '成长值 5,000',
    ]);
  });
});
