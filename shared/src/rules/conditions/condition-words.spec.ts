import type { Condition } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { Audience } from './condition-kind.js';
import { conditionKinds } from './condition-kinds.js';

function read(value: number, more: Partial<ConditionReading> = {}): ConditionReading {
  const window = { kind: 'rolling', days: 365 } as const;
  const reading = { metric: 'growth', window, firstDay: 1, lastDay: 365, value, op: '>=', threshold: 2000 } as const;
  return { ...reading, holds: value >= 2000, facts: [], ...more };
}

function say(reading: ConditionReading, audience: Audience): string {
  return conditionKinds[reading.metric].sentence(reading, audience);
}

describe('a condition as it was read, in three wordings (T8)', () => {
  it.each<[Audience, string, string]>([
    ['member', '近 365 天成长值是 1,816，离 2,000 还差 184', '近 365 天成长值是 2,012，达到要求的 2,000'],
    ['clerk', '成长值 1,816，差 184', '成长值 2,012，已达到'],
    ['operator', '近 365 天成长值 1,816，要求 ≥ 2,000，差 184', '近 365 天成长值 2,012，要求 ≥ 2,000，成立'],
  ])('speaks to the %s', (audience, missed, met) => {
    expect([say(read(1816), audience), say(read(2012), audience)]).toEqual([missed, met]);
  });

  it('says what an upper bound asks for', () => {
    const silent = read(95, {
      metric: 'recencyDays',
      window: { kind: 'lifetime' },
      op: '<',
      threshold: 90,
      holds: false,
    });
    expect(say(silent, 'member')).toBe('距上次消费是 95 天，要少于 90 天');
    expect(say(silent, 'clerk')).toBe('距上次消费 95 天，要少于 90 天');
    expect(say(silent, 'operator')).toBe('距上次消费 95 天，要求 < 90 天，超出 5 天');
    expect(say({ ...silent, value: 90 }, 'operator')).toBe('距上次消费 90 天，要求 < 90 天，不成立');
  });

  it('does not count a hundred years for a member who never bought', () => {
    expect(say(read(36_525, { metric: 'recencyDays', op: '<=', threshold: 30 }), 'member')).toBe('还没有算数的消费');
  });

  it('has a clause and a missing noun for every metric', () => {
    const clause = (condition: Pick<Condition, 'metric' | 'op' | 'value'>) =>
      conditionKinds[condition.metric].clause(condition);
    expect(clause({ metric: 'visitDays', op: '>=', value: 10 })).toBe('到店满 10 天');
    expect(clause({ metric: 'memberDays', op: '<=', value: 30 })).toBe('入会不超过 30 天');
    expect(clause({ metric: 'orderCount', op: '<', value: 1 })).toBe('消费不到 1 次');
    expect(clause({ metric: 'composite', op: '>=', value: 8000 })).toBe('综合分满 80 分');
    expect(Object.values(conditionKinds).filter((kind) => !kind.missing(100).includes('1'))).toEqual([]);
  });
});
