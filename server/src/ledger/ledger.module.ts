import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { LedgerRepository } from './ledger.repository.js';
import { RewardsRepository } from './rewards.repository.js';
import { SettlementsRepository } from './settlements.repository.js';

/** What facts amount to: the locks and writes that every settlement goes through. */
@Module({
  imports: [CouponsModule, FactRowsModule, OutboxModule, ProgrammesModule],
  providers: [LedgerRepository, RewardsRepository, SettlementsRepository],
  exports: [LedgerRepository, SettlementsRepository],
})
export class LedgerModule {}
