import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { ChannelAlertsQueries, type ChannelAlertFigures } from '../channels/channel-alerts.queries.js';
import { Reader } from '../db/sql.js';
import { LastVerifyQueries } from '../ledger/last-verify.queries.js';

export interface AlertFigures extends ChannelAlertFigures {
  readonly failedJobs: number;
  /** Messages of the last week that WeChat neither confirmed nor refused. */
  readonly unknownMessages: number;
  /** Messages of the last week that ended in a failure. */
  readonly failedMessages: number;
  /** Active coupon templates with less than a tenth of their stock left. */
  readonly scarceCoupons: number;
  /** Members whose tier is reviewed before `soon`. */
  readonly reviewsSoon: number;
  /** Found by the last verification of a night. */
  readonly ledgerDifferences: number;
  /** Waiting for a second person. */
  readonly approvalsPending: number;
}

@Injectable()
export class AlertsQueries {
  constructor(
    private readonly reader: Reader,
    private readonly verifications: LastVerifyQueries,
    private readonly channels: ChannelAlertsQueries,
  ) {}

  async figures(since: Instant, soon: Instant): Promise<AlertFigures> {
    const [
      failedJobs,
      unknownMessages,
      failedMessages,
      scarceCoupons,
      reviewsSoon,
      approvalsPending,
      ledgerDifferences,
      channels,
    ] = await Promise.all([
      this.count("job_run WHERE state = 'failed' AND started_at >= ?", since),
      this.count("outbox_message WHERE state = 'unknown' AND due_at >= ?", since),
      this.count("outbox_message WHERE state = 'failed' AND due_at >= ?", since),
      this.count('coupon_template WHERE active = ? AND stock_total IS NOT NULL AND issued * 10 >= stock_total * 9', 1),
      this.count("member WHERE next_review_at < ? AND tier_until IS NOT NULL AND status = 'active'", soon),
      this.count('approval WHERE state = ?', 'pending'),
      this.ledgerDifferences(),
      this.channels.figures(since),
    ]);
    return {
      failedJobs,
      unknownMessages,
      failedMessages,
      scarceCoupons,
      reviewsSoon,
      approvalsPending,
      ledgerDifferences,
      ...channels,
    };
  }

  private async ledgerDifferences(): Promise<number> {
    return (await this.verifications.find())?.differences ?? 0;
  }

  private async count(from: string, value: number | string): Promise<number> {
    const [row] = await this.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from}`, [value]);
    return Number(row?.n ?? 0);
  }
}
