import { Module } from '@nestjs/common';
import { CouponsModule } from '../coupons/coupons.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { MembersModule } from '../members/members.module.js';
import { MessageTemplatesModule } from '../outbox/message-templates.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { DemoMembersService } from './demo-members.service.js';
import { DemoShopRepository } from './demo-shop.repository.js';
import { DemoQueries } from './demo.queries.js';
import { DemoRepository } from './demo.repository.js';
import { DemoService } from './demo.service.js';

@Module({
  imports: [CouponsModule, FactsModule, MembersModule, MessageTemplatesModule, ProgrammesModule, StaffModule],
  providers: [DemoService, DemoMembersService, DemoShopRepository, DemoRepository, DemoQueries],
  exports: [DemoService],
})
export class DemoModule {}
