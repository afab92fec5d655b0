import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf, dateOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import type { DayOfYear } from '@jieti/shared/rules/birthday';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';

interface Stored {
  readonly birthday_month: number | null;
  readonly birthday_day: number | null;
  readonly birthday_year: number | null;
  readonly birthday_set_at: number | null;
}

@Injectable()
export class BirthdaysRepository {
  constructor(
    private readonly dialect: Dialect,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Once per calendar year; the same again changes nothing. Refuses with member_unknown, birthday_set. */
  async set(tx: Tx, memberId: number, { month, day, year }: DayOfYear, now: Instant): Promise<void> {
    const [before] = await tx.query<Stored>(
      `SELECT birthday_month, birthday_day, birthday_year, birthday_set_at FROM member
       WHERE id = ?${this.dialect.forUpdate}`,
      [memberId],
    );
    if (!before) throw new Refusal('member_unknown');
    const isSame = before.birthday_month === month && before.birthday_day === day;
    if (isSame && before.birthday_year === (year ?? null)) return;
    if (before.birthday_set_at !== null && this.yearOf(before.birthday_set_at) === this.yearOf(now))
      throw new Refusal('birthday_set');
    await tx.execute(
      'UPDATE member SET birthday_month = ?, birthday_day = ?, birthday_year = ?, birthday_set_at = ? WHERE id = ?',
      [month, day, year ?? null, now, memberId],
    );
  }

  private yearOf(at: Instant): number {
    return dateOfDay(businessDayOf(at, this.config.timeZone)).year;
  }
}
