import { Inject, Injectable } from '@nestjs/common';
import type { Liability } from '@jieti/shared/api/liability';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { formatFen } from '@jieti/shared/money';
import type { CouponTerms } from '@jieti/shared/model/coupon';
import type { Instant } from '@jieti/shared/model/time';
import { cashOfPoints } from '@jieti/shared/rules/points/cash-of-points';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { CONFIG, type Config } from '../config.js';
import { groupBy } from '../group-by.js';
import type { CsvCell } from '../http/csv.js';
import { LiabilityQueries, type OwedCoupons } from './liability.queries.js';
import { PointsRulesQueries } from './points-rules.queries.js';

export const liabilityCsvHeader = ['类别', '到期月份', '名称', '数量', '金额（元）'];

/** What the shop owes its members in points and coupons, by the month in which it ends. */
@Injectable()
export class LiabilityService {
  constructor(
    private readonly owed: LiabilityQueries,
    private readonly rules: PointsRulesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async report(now: Instant): Promise<Liability> {
    const [points, coupons] = await Promise.all([this.points(now), this.coupons(now)]);
    return { asOf: now, points, coupons };
  }

  async csvRows(now: Instant): Promise<CsvCell[][]> {
    const { points, coupons } = await this.report(now);
    const spending = pointsInForce(await this.rules.versions(), now)?.spending ?? null;
    return [
      ...points.byMonth.map((one) => [
        ...['积分', one.month ?? '长期有效', '积分', one.points],
        yuan(cashOfPoints(spending, one.points)),
      ]),
      ...(points.debt > 0 ? [['积分', '', '会员所欠', -points.debt, '']] : []),
      ...coupons.byMonth.map((one) => ['券', one.month, '全部券', one.count, yuan(one.faceFen)]),
      ...coupons.byTemplate.map((one) => ['券', '', one.title, one.count, yuan(one.faceFen)]),
    ];
  }

  private async points(now: Instant): Promise<Liability['points']> {
    const [lots, debt, versions] = await Promise.all([this.owed.points(now), this.owed.debt(), this.rules.versions()]);
    const months = groupBy(lots, ({ expiresAt }) => (expiresAt === null ? null : this.monthOf(expiresAt)));
    const left = sum(lots, (lot) => lot.points);
    return {
      ...{ outstanding: left - debt, pending: sum(lots, (lot) => lot.pending), debt },
      valueFen: cashOfPoints(pointsInForce(versions, now)?.spending ?? null, Math.max(0, left - debt)),
      byMonth: [...months]
        .map(([month, own]) => ({ month, points: sum(own, (lot) => lot.points) }))
        .sort((a, b) => ((a.month ?? '9999') < (b.month ?? '9999') ? -1 : 1)),
    };
  }

  private async coupons(now: Instant): Promise<Liability['coupons']> {
    const owed = await this.owed.coupons(now);
    const months = groupBy(owed, ({ expiresAt }) => this.monthOf(expiresAt));
    const templates = groupBy(owed, ({ templateId }) => templateId);
    return {
      ...{ outstanding: sum(owed, countOf), faceFen: sum(owed, faceOf) },
      byMonth: [...months]
        .map(([month, own]) => ({ month, count: sum(own, countOf), faceFen: sum(own, faceOf) }))
        .sort((a, b) => (a.month < b.month ? -1 : 1)),
      byTemplate: [...templates]
        .map(([templateId, own]) => ({
          ...{ templateId, title: own.at(-1)!.terms.title },
          ...{ count: sum(own, countOf), faceFen: sum(own, faceOf) },
        }))
        .sort((a, b) => b.faceFen - a.faceFen || a.templateId - b.templateId),
    };
  }

  /** `2027-03`, of the last day on which it counts. */
  private monthOf(expiresAt: Instant): string {
    return formatDay(businessDayOf(expiresAt - 1, this.config.timeZone)).slice(0, 7);
  }
}

/** What a coupon is good for at most in fen, where it names a sum: money off, and vouchers. */
function faceOf({ terms, count }: OwedCoupons): number {
  return count * (hasFace(terms) ? (terms.amountFen ?? 0) : 0);
}

function hasFace({ kind }: CouponTerms): boolean {
  return kind === 'cashOff' || kind === 'voucher';
}

function countOf({ count }: OwedCoupons): number {
  return count;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function yuan(fen: number): string {
  return formatFen(fen).replace(/[¥,]/g, '');
}
