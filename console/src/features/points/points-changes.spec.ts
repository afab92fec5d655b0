import { describe, expect, it } from 'vitest';
import type { PointsRulesDraft } from '@jieti/shared/api/points';
import { pointsChanges } from './points-changes';
import { newRule, startingDraft } from './points-draft';

const names = (keys: readonly string[]) => keys.join('、');
const first: PointsRulesDraft = startingDraft({ current: null, upcoming: [], history: [] });

describe('what a version of the points rules changes', () => {
  it('is nothing while nothing is different', () => {
    expect(pointsChanges(first, first, names)).toEqual([]);
  });

  it('is said part by part, old and new', () => {
    const [spend] = first.earning;
    const after: PointsRulesDraft = {
      ...first,
      earning: [{ ...spend!, points: 2, cap: { points: 500, period: 'day' } }],
      pendingDays: 0,
    };
    expect(pointsChanges(first, after, names)).toEqual([
      {
        label: '消费积分：得多少',
        before: '每消费 ¥1 得 1 积分，乘等级倍率',
        after: '每消费 ¥1 得 2 积分，乘等级倍率',
      },
      { label: '消费积分：每人上限', before: '不封顶', after: '每人每天最多 500 积分' },
      { label: '多久可用', before: '7 天退货期过后可用', after: '当时可用' },
    ]);
  });

  it('names rules that come and go', () => {
    const checkin = { ...newRule('engagement', first.earning), title: '签到' };
    const changes = pointsChanges(first, { ...first, earning: [checkin] }, names);
    expect(changes).toEqual([
      { label: '规则“签到”', before: null, after: '签到一次得 1 积分' },
      { label: '规则“消费积分”', before: '每消费 ¥1 得 1 积分，乘等级倍率', after: null },
    ]);
  });

  it('gives every new rule a key of its own', () => {
    const second = newRule('spend', first.earning);
    expect(newRule('spend', [...first.earning, second]).key).not.toBe(second.key);
  });
});
