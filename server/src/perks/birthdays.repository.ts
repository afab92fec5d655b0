import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf, dateOfDay, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import type { DayOfYear } from '@jieti/shared/rules/birthday';
import { guardedUntil } from '@jieti/shared/rules/privacy/childhood';
import { CONFIG, type Config } from '../config.js';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { ChildhoodRepository } from '../privacy/childhood.repository.js';

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
    private readonly childhoods: ChildhoodRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /**
   * Once per calendar year; the same again changes nothing. Of whoever says they are younger than 14 the birthday is not
   * kept, and saying so is always possible (D266). Refuses with member_unknown, birthday_set, birthday_child (said they
   * are a child, and tells no year now).
   */
  async set(tx: Tx, memberId: number, birthday: DayOfYear, now: Instant): Promise<void> {
    const { month, day, year } = birthday;
    const [before] = await tx.query<Stored>(
      `SELECT birthday_month, birthday_day, birthday_year, birthday_set_at FROM member
       WHERE id = ? AND status = 'active'${this.dialect.forUpdate}`,
      [memberId],
    );
    if (!before) throw new Refusal('member_unknown');
    const { timeZone } = this.config;
    const until = guardedUntil(birthday, businessDayOf(now, timeZone));
    if (until !== null) return this.beChild(tx, memberId, startOfDay(until, timeZone), now);
    const isSame = before.birthday_month === month && before.birthday_day === day;
    if (isSame && before.birthday_year === (year ?? null)) return;
    if (before.birthday_set_at !== null && this.yearOf(before.birthday_set_at) === this.yearOf(now))
      throw new Refusal('birthday_set');
    if (year !== undefined) await this.childhoods.end(tx, memberId);
    else if (await this.childhoods.find(tx, memberId, now)) throw new Refusal('birthday_child');
    await tx.execute(
      'UPDATE member SET birthday_month = ?, birthday_day = ?, birthday_year = ?, birthday_set_at = ? WHERE id = ?',
      [month, day, year ?? null, now, memberId],
    );
  }

  private async beChild(tx: Tx, memberId: number, until: Instant, now: Instant): Promise<void> {
    const before = await this.childhoods.find(tx, memberId, now);
    if (before?.until === until) return;
    if (before) throw new Refusal('birthday_set');
    await this.childhoods.begin(tx, memberId, until, now);
  }

  private yearOf(at: Instant): number {
    return dateOfDay(businessDayOf(at, this.config.timeZone)).year;
  }
}
