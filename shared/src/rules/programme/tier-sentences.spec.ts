import type { Rule } from '../../model/programme.js';
import { compositeBands } from './composite-bands.js';
import { frequencyBands } from './frequency-bands.js';
import { growthCard } from './growth-card.js';
import { lifecycle } from './lifecycle.js';
import { programmeSentences } from './programme-sentences.js';
import { ruleSentence } from './rule-sentence.js';
import { tierSentences } from './tier-sentences.js';
import { valueClasses } from './value-classes.js';

const visits: Rule = {
  kind: 'condition',
  metric: 'visitDays',
  window: { kind: 'rolling', days: 365 },
  op: '>=',
  value: 10,
};

describe('a programme in plain language', () => {
  it('says what a tier of a card asks for, and how long it lasts', () => {
    const gold = growthCard.tiers[2]!;
    const card = {
      ...growthCard,
      tiers: growthCard.tiers.with(2, { ...gold, graceDays: 30, entry: { kind: 'all', rules: [gold.entry, visits] } }),
    };
    expect(tierSentences(card, 2, 'operator')).toEqual({
      gain: '近 12 个月成长值满 2,000，且到店满 10 天，当天升为金卡，有效 12 个月',
      keep: '评定日近 12 个月成长值满 1,600，就续期',
      lapse: '没达到的宽限 30 天，仍没达到就调整为银卡',
      perks: '豆子 9 折、生日饮品、8.8 折券、新品先尝、手冲课、杯测会',
    });
    expect(tierSentences(card, 2, 'member')).toMatchObject({
      keep: '到期时近 12 个月成长值满 1,600，就能保住金卡',
      lapse: '没达到时有 30 天宽限期，权益不变；期内补上就保住，过后调整为银卡',
    });
    expect(tierSentences(card, 0, 'member')).toMatchObject({ gain: '入会就是普卡，长期有效', keep: null, lapse: null });
  });

  it('says what a band is', () => {
    expect(frequencyBands.tiers.map((_, rank) => tierSentences(frequencyBands, rank, 'operator').gain)).toEqual([
      '其余的人归为潜在流失',
      '入会不超过 30 天，归为新客户',
      '近 90 天月均消费满 1 次，归为低频客户',
      '近 90 天月均消费满 2 次，归为中频客户',
      '近 90 天月均消费满 5 次，归为高频客户',
    ]);
    expect(lifecycle.tiers.map(({ entry }) => ruleSentence(entry))).toEqual([
      '入会即得',
      '累计消费满 1 次，且距上次消费满 90 天',
      '累计互动或下单满 1 次，且消费不到 1 次',
      '累计消费满 1 次，且距上次消费满 90 天，且近 30 天互动或下单满 1 次',
      '累计消费满 1 次，且距上次消费不到 90 天',
      '近 180 天消费满 3 次，且距上次消费不到 90 天',
    ]);
  });

  it('sets a choice within a set of conditions apart', () => {
    const rule: Rule = { kind: 'all', rules: [visits, valueClasses.tiers[1]!.entry] };
    expect(ruleSentence(rule)).toBe(
      '近 12 个月到店满 10 天，且（近 90 天消费满 3 次，或近 12 个月净消费满 ¥2,000，或成功推荐满 1 位）',
    );
  });

  it('says what holds for everybody', () => {
    expect(programmeSentences({ ...growthCard, reviewOn: '2027-06-30' }, 'operator')).toEqual([
      '每消费 ¥1 得 1 成长值，按单向下取整；签到得 2，每天最多 1 次；邀请好友得 50，每天最多 5 次；填写问卷得 20，每天最多 1 次；每连续签到 7 天得 10，每天最多 1 次；读文章得 1，每天最多 3 次；参加活动得 30，每天最多 1 次；从群里来得 1，每天最多 1 次；反馈得 5，每天最多 1 次',
      '退款扣回那一单的部分，已有的等级到评定时才看',
      '这套标准在 2027 年 6 月 30 日前复核',
    ]);
    expect(programmeSentences(compositeBands, 'member')[0]).toBe(
      '综合分满分 100：近 12 个月净消费占 50%（¥20,000 得满），近 90 天月均消费次数占 30%（5 得满），近 12 个月成功推荐占 20%（5 得满）',
    );
  });
});
