import { at } from '../../../test/build-facts.js';
import { aPointsRules, aSpendRule, anActivityRule } from '../../../test/build-points.js';
import type { PointsDraft } from './points-problem.js';
import { validatePointsRules } from './validate-points-rules.js';

const fieldsOf = (change: Partial<PointsDraft>) => validatePointsRules(aPointsRules(change)).map(({ field }) => field);

describe('points rules that cannot be published (D111)', () => {
  it('finds nothing wrong with good ones', () => {
    expect(validatePointsRules(aPointsRules({ earning: [aSpendRule(), anActivityRule()] }))).toEqual([]);
  });

  it.each<[Partial<PointsDraft>, string]>([
    [{ timeZone: 'Asia/Nowhere' }, 'timeZone'],
    [{ pendingDays: -1 }, 'pendingDays'],
    [{ pendingDays: 1.5 }, 'pendingDays'],
    [{ restoredDays: 367 }, 'restoredDays'],
    [{ expiry: { kind: 'days', days: 0 } }, 'expiry.days'],
    [{ expiry: { kind: 'months', months: 121 } }, 'expiry.months'],
    [{ expiry: { kind: 'yearEnd', years: -1 } }, 'expiry.years'],
    [{ earning: [aSpendRule({ title: ' ' })] }, 'earning.0.title'],
    [{ earning: [aSpendRule({ key: '消费' })] }, 'earning.0.key'],
    [{ earning: [aSpendRule({ points: 0 })] }, 'earning.0.points'],
    [{ earning: [aSpendRule({ perFen: 0 })] }, 'earning.0.perFen'],
    [{ earning: [anActivityRule({ activity: '' })] }, 'earning.0.activity'],
    [{ earning: [aSpendRule({ from: at('2026-12-01'), until: at('2026-12-01') })] }, 'earning.0.until'],
    [{ earning: [aSpendRule({ cap: { points: 0, period: 'day' } })] }, 'earning.0.cap.points'],
    [{ earning: [aSpendRule({ budget: 0 })] }, 'earning.0.budget'],
    [{ earning: [aSpendRule({ cap: { points: 11, period: 'always' }, budget: 10 })] }, 'earning.0.cap.points'],
    [{ earning: [aSpendRule(), aSpendRule()] }, 'earning.1.key'],
    [{ spending: { points: 0, fen: 100, maxPercent: 100, minBillFen: 0 } }, 'spending.points'],
    [{ spending: { points: 100, fen: 0, maxPercent: 100, minBillFen: 0 } }, 'spending.fen'],
    [{ spending: { points: 100, fen: 100, maxPercent: 101, minBillFen: 0 } }, 'spending.maxPercent'],
    [{ spending: { points: 100, fen: 100, maxPercent: 100, minBillFen: -1 } }, 'spending.minBillFen'],
  ])('%j is refused at %s', (change, field) => {
    expect(fieldsOf(change)).toEqual([field]);
  });

  it('says what is wrong with the rule by its name', () => {
    const [found] = validatePointsRules(aPointsRules({ earning: [aSpendRule({ points: 0 })] }));
    expect(found?.message).toBe('「消费积分」的积分要是 1 到 10,000 的整数。');
  });
});
