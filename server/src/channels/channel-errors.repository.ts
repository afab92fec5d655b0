import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

/** One kind of trouble on one business day. */
export interface ErrorTally {
  readonly day: number;
  /** `miniProgram`, `officialAccount`, `wecom` or `pay`. */
  readonly channel: string;
  /** The path that was called, or `callback`. */
  readonly place: string;
  readonly code: string;
  readonly message: string;
  readonly times: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

const KEEP_DAYS = 30;

@Injectable()
export class ChannelErrorsRepository {
  constructor(private readonly dialect: Dialect) {}

  async add(tx: Tx, tally: ErrorTally): Promise<void> {
    if (await this.count(tx, tally)) return;
    const { day, channel, place, code, message, times, firstAt, lastAt } = tally;
    try {
      await tx.attempt(() =>
        tx.insertRows(
          'channel_error',
          ['day', 'channel', 'place', 'code', 'message', 'times', 'first_at', 'last_at'],
          [[day, channel, place, code, message, times, firstAt, lastAt]],
        ),
      );
    } catch (error) {
      if (!this.dialect.isDuplicateKey(error)) throw error;
      await this.count(tx, tally);
    }
  }

  async prune(tx: Tx, today: number): Promise<void> {
    await tx.execute('DELETE FROM channel_error WHERE day < ?', [today - KEEP_DAYS]);
  }

  private async count(tx: Tx, { day, channel, place, code, message, times, lastAt }: ErrorTally): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      `UPDATE channel_error SET times = times + ?, last_at = ?, message = ?
       WHERE day = ? AND channel = ? AND place = ? AND code = ?`,
      [times, lastAt, message, day, channel, place, code],
    );
    return affectedRows > 0;
  }
}
