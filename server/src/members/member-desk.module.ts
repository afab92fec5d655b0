import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CouponsModule } from '../coupons/coupons.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { GrantCouponService } from './grant-coupon.service.js';
import { MemberCardsController } from './member-cards.controller.js';
import { MemberCardsQueries } from './member-cards.queries.js';
import { MemberContactsQueries } from './member-contacts.queries.js';
import { MemberDetailService } from './member-detail.service.js';
import { MemberLaddersService } from './member-ladders.service.js';
import { MemberListService } from './member-list.service.js';
import { MemberTiersController } from './member-tiers.controller.js';
import { MembersController } from './members.controller.js';
import { MembersModule } from './members.module.js';
import { PointInTimeViewService } from './point-in-time-view.service.js';
import { RevealService } from './reveal.service.js';
import { StandingsModule } from './standings.module.js';

/** The console's pages about members. */
@Module({
  imports: [AuditModule, CouponsModule, LedgerModule, MembersModule, ProgrammesModule, StandingsModule],
  controllers: [MembersController, MemberCardsController, MemberTiersController],
  providers: [
    GrantCouponService,
    MemberCardsQueries,
    MemberContactsQueries,
    MemberDetailService,
    MemberLaddersService,
    MemberListService,
    PointInTimeViewService,
    RevealService,
  ],
})
export class MemberDeskModule {}
