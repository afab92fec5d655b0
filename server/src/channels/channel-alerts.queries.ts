import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

export interface ChannelAlertFigures {
  /** Accounts whose last try for an access token failed. */
  readonly failingTokens: number;
  /** Pushes since `since` that were not WeChat's or could not be opened; a few are only somebody who knocked. */
  readonly refusedCallbacks: number;
  /** Pushed events that were given up. */
  readonly failedEvents: number;
  /** Templates in use that WeChat has banned or does not have. */
  readonly brokenTemplates: number;
}

const REPEATEDLY = 3;

/** What of the channels needs somebody. */
@Injectable()
export class ChannelAlertsQueries {
  constructor(private readonly reader: Reader) {}

  async figures(since: Instant): Promise<ChannelAlertFigures> {
    const [failingTokens, refused, failedEvents, brokenTemplates] = await Promise.all([
      this.number(
        'SELECT COUNT(*) AS n FROM wechat_token WHERE last_errcode IS NOT NULL AND last_error_at > COALESCE(fetched_at, 0)',
      ),
      this.number(
        `SELECT SUM(times) AS n FROM channel_error WHERE place = 'callback' AND last_at >= ?
         AND code IN ('forged', 'unreadable', 'notEncrypted', 'outOfTime')`,
        [since],
      ),
      this.number(`SELECT COUNT(*) AS n FROM wechat_event WHERE state = 'failed'`),
      this.number(
        `SELECT COUNT(*) AS n FROM wechat_template w WHERE (w.banned_at IS NOT NULL OR w.state = 'missing') AND EXISTS
           (SELECT 1 FROM message_template m
            WHERE m.subscription_template_id = w.template_id OR m.oa_template_id = w.template_id)`,
      ),
    ]);
    return {
      failingTokens,
      refusedCallbacks: refused >= REPEATEDLY ? refused : 0,
      failedEvents,
      brokenTemplates,
    };
  }

  private async number(sql: string, params: readonly number[] = []): Promise<number> {
    const [row] = await this.reader.query<{ n: number | null }>(sql, params);
    return Number(row?.n ?? 0);
  }
}
