import { Injectable } from '@nestjs/common';
import type { PointsAccount, PointsLot } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { availablePoints } from '@jieti/shared/rules/points/available-points';
import { Reader } from '../db/sql.js';
import { TRANSFERRED } from './point-transfers.repository.js';
import { lotColumns, lotOfRow, type LotRow } from './point-row.js';

type AccountLotRow = LotRow & { readonly debt: number };
interface DebtRow {
  readonly id: null;
  readonly debt: number;
}

export interface TitledLot extends PointsLot {
  readonly title: string;
}

const ofLot = lotColumns.replace(/\w+/g, 'l.$&');

/** What members have, for everybody who asks. */
@Injectable()
export class PointsQueries {
  constructor(private readonly reader: Reader) {}

  /** The member's debt and lots with something left, ended ones that are not yet entered as such included: one read. */
  async account(memberId: number): Promise<PointsAccount> {
    const rows = await this.reader.query<AccountLotRow | DebtRow>(
      `SELECT a.debt, ${ofLot} FROM point_account a
       LEFT JOIN point_lot l ON l.member_id = a.member_id AND l.remaining > 0 WHERE a.member_id = ?`,
      [memberId],
    );
    const lots = rows.flatMap((row) => (row.id === null ? [] : [lotOfRow(row)]));
    return { lots, debt: rows[0]?.debt ?? 0 };
  }

  /** Lots with something left, and what made them; only a transfer makes several at once. */
  async titledLots(memberId: number): Promise<readonly TitledLot[]> {
    const rows = await this.reader.query<LotRow & { readonly title: string | null }>(
      `SELECT ${ofLot}, e.title FROM point_lot l LEFT JOIN point_entry e ON e.id = l.id
       WHERE l.member_id = ? AND l.remaining > 0`,
      [memberId],
    );
    return rows.map((row) => ({ ...lotOfRow(row), title: row.title ?? TRANSFERRED }));
  }

  async knows(memberId: number): Promise<boolean> {
    return (await this.reader.query('SELECT 1 FROM member WHERE id = ?', [memberId])).length > 0;
  }

  /** What the member may spend at `now`. */
  async available(memberId: number, now: Instant): Promise<number> {
    return availablePoints(await this.account(memberId), now);
  }
}
