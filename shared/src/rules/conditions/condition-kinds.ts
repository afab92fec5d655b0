import type { Metric } from '../../model/programme.js';
import { averageOrder } from './average-order.js';
import { categoryCount } from './category-count.js';
import { composite } from './composite.js';
import type { ConditionKind } from './condition-kind.js';
import { engagementScore } from './engagement-score.js';
import { growth } from './growth.js';
import { interestCount } from './interest-count.js';
import { memberDays } from './member-days.js';
import { netSpend } from './net-spend.js';
import { orderCount } from './order-count.js';
import { ordersPerMonth } from './orders-per-month.js';
import { profit } from './profit.js';
import { recencyDays } from './recency-days.js';
import { referralsConverted } from './referrals-converted.js';
import { visitDays } from './visit-days.js';

/** Every metric a rule may read, with its value, its form and its words. */
export const conditionKinds: Readonly<Record<Metric, ConditionKind>> = {
  netSpend,
  orderCount,
  ordersPerMonth,
  averageOrder,
  recencyDays,
  visitDays,
  categoryCount,
  growth,
  engagementScore,
  referralsConverted,
  profit,
  composite,
  interestCount,
  memberDays,
};
