import { Module, type DynamicModule } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { ChannelHealthModule } from '../channels/channel-health.module.js';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { CouponsModule } from '../coupons/coupons.module.js';
import { DbModule } from '../db/db.module.js';
import { DemoModule } from '../demo/demo.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { LedgerWorkModule } from '../ledger/ledger-work.module.js';
import { MembersModule } from '../members/members.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { PlatformModule } from '../platform.module.js';
import { PointRowsModule } from '../points/point-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WhatIfModule } from '../what-if/what-if.module.js';

/** What the commands need; nothing of it starts work of its own. */
@Module({})
export class CliModule {
  static of(config: Config, clock: Clock): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.of(config, clock),
        CampaignsModule,
        ChannelHealthModule,
        CouponsModule,
        DbModule,
        ImportsModule,
        DemoModule,
        LedgerWorkModule,
        MembersModule,
        PaymentsModule,
        PointRowsModule,
        ProgrammesModule,
        WhatIfModule,
      ],
    };
  }
}
