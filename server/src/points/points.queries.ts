import { Injectable } from '@nestjs/common';
import type { PointsAccount } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { availablePoints } from '@jieti/shared/rules/points/available-points';
import { Reader } from '../db/sql.js';
import { lotColumns, lotOfRow, type LotRow } from './point-row.js';

type AccountLotRow = LotRow & { readonly debt: number };
interface DebtRow {
  readonly id: null;
  readonly debt: number;
}

/** What members have, for everybody who asks. */
@Injectable()
export class PointsQueries {
  constructor(private readonly reader: Reader) {}

  /** The member's debt and lots with something left, ended ones that are not yet entered as such included: one read. */
  async account(memberId: number): Promise<PointsAccount> {
    const rows = await this.reader.query<AccountLotRow | DebtRow>(
      `SELECT a.debt, ${lotColumns.replace(/(\w+)/g, 'l.$1')} FROM point_account a
       LEFT JOIN point_lot l ON l.member_id = a.member_id AND l.remaining > 0 WHERE a.member_id = ?`,
      [memberId],
    );
    const lots = rows.flatMap((row) => (row.id === null ? [] : [lotOfRow(row)]));
    return { lots, debt: rows[0]?.debt ?? 0 };
  }

  /** What the member may spend at `now`. */
  async available(memberId: number, now: Instant): Promise<number> {
    return availablePoints(await this.account(memberId), now);
  }
}
