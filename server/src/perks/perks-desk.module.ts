import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { GiftTitlesQueries } from '../me/gift-titles.queries.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PrivacyRowsModule } from '../privacy/privacy-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { BirthdayDeskService } from './birthday-desk.service.js';
import { BirthdayGiftsRepository } from './birthday-gifts.repository.js';
import { BirthdayGiftsService } from './birthday-gifts.service.js';
import { BirthdaysQueries } from './birthdays.queries.js';
import { BirthdaysRepository } from './birthdays.repository.js';
import { FarmingController } from './farming.controller.js';
import { FarmingQueries } from './farming.queries.js';
import { FarmingService } from './farming.service.js';
import { MyBirthdayController } from './my-birthday.controller.js';
import { MyBirthdayService } from './my-birthday.service.js';
import { PerkUseListService } from './perk-use-list.service.js';
import { PerkUsesController } from './perk-uses.controller.js';
import { PerkUsesQueries } from './perk-uses.queries.js';

/** What was used of perks, birthdays, and gifts that look farmed, as members and staff see them. */
@Module({
  imports: [CouponsModule, JobsModule, LedgerModule, OutboxModule, PrivacyRowsModule, ProgrammesModule],
  controllers: [FarmingController, MyBirthdayController, PerkUsesController],
  providers: [
    ...[BirthdayDeskService, BirthdayGiftsRepository, BirthdayGiftsService, BirthdaysQueries, BirthdaysRepository],
    ...[FarmingQueries, FarmingService, GiftTitlesQueries, MyBirthdayService, PerkUseListService, PerkUsesQueries],
  ],
  exports: [BirthdayGiftsService],
})
export class PerksDeskModule {}
