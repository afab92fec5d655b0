import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { DayOfYear } from '@jieti/shared/rules/birthday';
import { Reader } from '../db/sql.js';

export interface StoredBirthday {
  readonly birthday: (DayOfYear & { readonly year: number | null }) | null;
  readonly setAt: Instant | null;
  /** Key of the tier that counts. */
  readonly tier: string;
}

interface BirthdayRow {
  readonly birthday_month: number | null;
  readonly birthday_day: number | null;
  readonly birthday_year: number | null;
  readonly birthday_set_at: number | null;
  readonly tier: string;
}

@Injectable()
export class BirthdaysQueries {
  constructor(private readonly reader: Reader) {}

  async find(memberId: number): Promise<StoredBirthday | null> {
    const [row] = await this.reader.query<BirthdayRow>(
      'SELECT birthday_month, birthday_day, birthday_year, birthday_set_at, tier FROM member WHERE id = ?',
      [memberId],
    );
    if (!row) return null;
    const { birthday_month: month, birthday_day: day, birthday_year: year } = row;
    const birthday = month === null || day === null ? null : { month, day, year };
    return { birthday, setAt: row.birthday_set_at, tier: row.tier };
  }

  /** Active members born on this day who have not been given this year's gift, by number from `afterId` on. */
  async listUngiven({ month, day }: DayOfYear, grantKey: string, afterId: number, limit: number): Promise<number[]> {
    const rows = await this.reader.query<{ id: number }>(
      `SELECT m.id FROM member m WHERE m.birthday_month = ? AND m.birthday_day = ? AND m.id > ? AND m.status = 'active'
         AND NOT EXISTS (SELECT 1 FROM coupon c WHERE c.member_id = m.id AND c.grant_key = ?)
       ORDER BY m.id LIMIT ?`,
      [month, day, afterId, grantKey, limit],
    );
    return rows.map((row) => Number(row.id));
  }
}
