import type { Metric, ProgrammeVersion } from '../../model/programme.js';
import type { ConditionReading } from '../../model/tier-state.js';
import type { Fen } from '../../money.js';
import { fenForGrowth } from '../tier/order-growth.js';

/** As much as the missing conditions can ask for at most, each taken by itself. */
export interface MostNeeded {
  /** Infinity where it cannot be told from the readings. */
  readonly fen: Fen;
  readonly orders: number;
  readonly days: number;
  readonly categories: number;
  readonly referrals: number;
}

const nothing: MostNeeded = { fen: 1, orders: 1, days: 1, categories: 0, referrals: 0 };

export function mostNeeded(readings: readonly ConditionReading[], version: ProgrammeVersion): MostNeeded {
  return readings
    .filter((one) => !one.holds && one.op === '>=')
    .flatMap((one) => partsOf(one, version))
    .map((gap) => needOf(gap, version))
    .reduce(larger, nothing);
}

interface Gap extends Pick<ConditionReading, 'metric' | 'window'> {
  readonly amount: number;
}

/** What a composite misses can come from any of its parts, each of them up to its cap. */
function partsOf({ metric, window, threshold, value }: ConditionReading, version: ProgrammeVersion): readonly Gap[] {
  if (metric !== 'composite') return [{ metric, window, amount: threshold - value }];
  return (version.composite ?? []).map((part) => ({ metric: part.metric, window: part.window, amount: part.cap }));
}

function needOf({ metric, window, amount }: Gap, version: ProgrammeVersion): MostNeeded {
  const count = Math.ceil(amount);
  switch (metric) {
    case 'netSpend':
      return { ...nothing, fen: count };
    case 'growth':
      return { ...nothing, fen: fenForGrowth(amount, version.growth.perYuan) };
    case 'averageOrder':
    case 'profit':
      return { ...nothing, fen: Infinity };
    case 'orderCount':
    case 'interestCount':
      return { ...nothing, orders: count };
    case 'ordersPerMonth':
      return { ...nothing, orders: Math.ceil((amount * (window.kind === 'rolling' ? window.days : 366)) / 30) };
    case 'visitDays':
      return { ...nothing, orders: count, days: count };
    case 'categoryCount':
      return { ...nothing, categories: count };
    case 'referralsConverted':
      return { ...nothing, referrals: count };
    case 'composite':
    case 'engagementScore':
    case 'recencyDays':
    case 'memberDays':
      return nothing;
    default:
      return metric satisfies never;
  }
}

function larger(a: MostNeeded, b: MostNeeded): MostNeeded {
  return {
    fen: Math.max(a.fen, b.fen),
    orders: Math.max(a.orders, b.orders),
    days: Math.max(a.days, b.days),
    categories: Math.max(a.categories, b.categories),
    referrals: Math.max(a.referrals, b.referrals),
  };
}

const byActivity: ReadonlySet<Metric> = new Set(['growth', 'engagementScore', 'interestCount', 'composite']);

/** Whether community activity can bring what is missing. */
export function activityHelps(readings: readonly ConditionReading[]): boolean {
  return readings.some((one) => !one.holds && byActivity.has(one.metric));
}
