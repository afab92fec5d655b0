import { Inject, Injectable } from '@nestjs/common';
import type { Birthday } from '@jieti/shared/api/perks';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { isBirthday } from '@jieti/shared/rules/birthday';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { Doorbell } from '../jobs/doorbell.js';
import { BirthdayGiftsRepository } from './birthday-gifts.repository.js';
import { BirthdaysRepository } from './birthdays.repository.js';

/** Members tell their birthday; who has it today gets the gift at once. */
@Injectable()
export class BirthdayDeskService {
  constructor(
    private readonly transactions: Transactions,
    private readonly birthdays: BirthdaysRepository,
    private readonly gifts: BirthdayGiftsRepository,
    private readonly doorbell: Doorbell,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Refuses with birthday_invalid, or as `BirthdaysRepository.set` does. */
  async set(memberId: number, birthday: Birthday, now: Instant): Promise<void> {
    if (!isBirthday(birthday, businessDayOf(now, this.config.timeZone))) throw new Refusal('birthday_invalid');
    const given = await this.transactions.run(async (tx) => {
      await this.birthdays.set(tx, memberId, birthday, now);
      return this.gifts.give(tx, [memberId], now);
    });
    if (given > 0) this.doorbell.ring('outbox');
  }
}
