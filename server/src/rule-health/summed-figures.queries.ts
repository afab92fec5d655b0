import { Injectable } from '@nestjs/common';
import { startOfDay } from '@jieti/shared/calendar';
import type { Metric } from '@jieti/shared/model/programme';
import type { BusinessDay } from '@jieti/shared/model/time';
import { daysOfWindow, windowPeriod } from '@jieti/shared/rules/tier/window-period';
import { Reader } from '../db/sql.js';
import type { Figure } from './figure.js';
import type { FigureReader, IdRange, ReadingDay } from './figure-reader.js';

interface Sums {
  net: number;
  orders: number;
}

const summed: ReadonlySet<Metric> = new Set(['netSpend', 'orderCount', 'averageOrder', 'ordersPerMonth']);
/** Windows that begin on the same day for everybody. */
const common: ReadonlySet<string> = new Set(['rolling', 'calendarMonth', 'calendarQuarter', 'calendarYear']);

/** Figures that the database can add up: the same numbers as the fold, without reading every fact. */
@Injectable()
export class SummedFiguresQueries implements FigureReader {
  constructor(private readonly reader: Reader) {}

  reads({ metric, window }: Figure): boolean {
    if (window.kind === 'lifetime') return metric === 'growth' || (summed.has(metric) && metric !== 'ordersPerMonth');
    return common.has(window.kind) && (metric === 'growth' || summed.has(metric));
  }

  /** Member → value; who has none is absent. */
  async read(figure: Figure, range: IdRange, { day, timeZone }: ReadingDay): Promise<ReadonlyMap<number, number>> {
    const period = windowPeriod(figure.window, day, EVERYBODY);
    const from = period.first === -Infinity ? -Number.MAX_SAFE_INTEGER : startOfDay(period.first, timeZone);
    if (figure.metric === 'growth') return this.growth(range, from);
    const sums = await this.orders(range, from);
    return new Map([...sums].map(([member, sum]) => [member, valueOf(figure, sum, day)]));
  }

  /** A linked refund lowers its order, on the order's day and by at most the order; others count on their own day. */
  private async orders({ first, last }: IdRange, from: number): Promise<Map<number, Sums>> {
    const sums = new Map<number, Sums>();
    const of = (member: number) => sums.get(member) ?? sums.set(member, { net: 0, orders: 0 }).get(member)!;
    const bounds = [first, last, from];
    for (const row of await this.reader.query<{ member_id: number; amount: number; orders: number }>(
      `SELECT member_id, SUM(amount_fen) AS amount, COUNT(*) AS orders FROM fact
       WHERE member_id BETWEEN ? AND ? AND kind = 'purchase' AND occurred_at >= ? GROUP BY member_id`,
      bounds,
    )) {
      sums.set(row.member_id, { net: Number(row.amount), orders: Number(row.orders) });
    }
    for (const row of await this.reader.query<{ member_id: number; amount: number; refunded: number }>(
      `SELECT r.member_id AS member_id, MAX(o.amount_fen) AS amount, SUM(r.amount_fen) AS refunded
       FROM fact r JOIN fact o ON o.source = r.order_source AND o.external_id = r.order_external_id
       WHERE r.member_id BETWEEN ? AND ? AND r.kind = 'refund' AND o.kind = 'purchase'
         AND o.member_id = r.member_id AND o.occurred_at >= ?
       GROUP BY r.member_id, o.source, o.external_id`,
      bounds,
    )) {
      const [sum, amount, refunded] = [of(row.member_id), Number(row.amount), Number(row.refunded)];
      sum.net -= Math.min(amount, refunded);
      if (refunded >= amount) sum.orders -= 1;
    }
    for (const row of await this.reader.query<{ member_id: number; amount: number }>(
      `SELECT member_id, SUM(amount_fen) AS amount FROM fact
       WHERE member_id BETWEEN ? AND ? AND kind = 'refund' AND order_source IS NULL AND occurred_at >= ?
       GROUP BY member_id`,
      bounds,
    )) {
      of(row.member_id).net -= Number(row.amount);
    }
    return sums;
  }

  /** What a refund took back belongs to the day of its order. */
  private async growth({ first, last }: IdRange, from: number): Promise<Map<number, number>> {
    const rows = await this.reader.query<{ member_id: number; growth: number }>(
      `SELECT member_id, SUM(delta) AS growth FROM growth_entry
       WHERE member_id BETWEEN ? AND ? AND reason <> 'refund' AND occurred_at >= ? GROUP BY member_id
       UNION ALL
       SELECT e.member_id AS member_id, SUM(e.delta) AS growth FROM growth_entry e
       JOIN fact r ON r.member_id = e.member_id AND r.occurred_at = e.occurred_at
         AND r.source = e.source AND r.external_id = e.external_id
       JOIN fact o ON o.source = r.order_source AND o.external_id = r.order_external_id
       WHERE e.member_id BETWEEN ? AND ? AND e.reason = 'refund' AND o.occurred_at >= ? GROUP BY e.member_id`,
      [first, last, from, first, last, from],
    );
    const sums = new Map<number, number>();
    for (const row of rows) sums.set(row.member_id, (sums.get(row.member_id) ?? 0) + Number(row.growth));
    return sums;
  }
}

/** These windows do not ask for the member's own days. */
const EVERYBODY = { joinDay: 0, tierStart: 0 };

function valueOf({ metric, window }: Figure, { net, orders }: Sums, day: BusinessDay): number {
  if (metric === 'netSpend') return net;
  if (metric === 'orderCount') return orders;
  if (metric === 'averageOrder') return orders === 0 ? 0 : net / orders;
  return orders / (daysOfWindow(window, day, EVERYBODY) / 30);
}
