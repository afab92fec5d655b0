import { Injectable } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import type { DayOfYear } from '@jieti/shared/rules/birthday';
import { birthdaysOn } from '@jieti/shared/rules/birthday';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Doorbell } from '../jobs/doorbell.js';
import { birthdayGrantKey, BirthdayGiftsRepository } from './birthday-gifts.repository.js';
import { BirthdaysQueries } from './birthdays.queries.js';

const BATCH = 100;

/** The day's birthday gifts: late, twice or on three machines, everybody gets one. */
@Injectable()
export class BirthdayGiftsService {
  constructor(
    private readonly birthdays: BirthdaysQueries,
    private readonly gifts: BirthdayGiftsRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  /** How many were given now, in the calendar of `timeZone`. */
  async giveDue(timeZone: string): Promise<number> {
    const today = businessDayOf(this.clock.now(), timeZone);
    let given = 0;
    for (const birthday of birthdaysOn(today)) given += await this.giveTo(birthday, birthdayGrantKey(today));
    if (given > 0) this.doorbell.ring('outbox');
    return given;
  }

  private async giveTo(birthday: DayOfYear, grantKey: string): Promise<number> {
    let given = 0;
    for (let afterId = 0; ; ) {
      const ids = await this.birthdays.listUngiven(birthday, grantKey, afterId, BATCH);
      if (ids.length === 0) return given;
      given += await this.transactions.run((tx) => this.gifts.give(tx, ids, this.clock.now()));
      afterId = ids.at(-1)!;
    }
  }
}
