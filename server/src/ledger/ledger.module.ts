import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { FarmingFlagsRepository } from './farming-flags.repository.js';
import { GiftReturnsRepository } from './gift-returns.repository.js';
import { LaddersRepository } from './ladders.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { PublishedLaddersQueries } from './published-ladders.queries.js';
import { RewardsRepository } from './rewards.repository.js';
import { SettlementMaterialRepository } from './settlement-material.repository.js';
import { SettlementsRepository } from './settlements.repository.js';

/** What facts amount to: the locks and writes that every settlement goes through. */
@Module({
  imports: [CouponsModule, FactRowsModule, OutboxModule, OverrideRowsModule, PointRowsModule, ProgrammesModule],
  providers: [
    FarmingFlagsRepository,
    GiftReturnsRepository,
    LaddersRepository,
    LedgerRepository,
    PublishedLaddersQueries,
    RewardsRepository,
    SettlementMaterialRepository,
    SettlementsRepository,
  ],
  exports: [FarmingFlagsRepository, LedgerRepository, PublishedLaddersQueries, SettlementsRepository],
})
export class LedgerModule {}
