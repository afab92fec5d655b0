import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  GrowthPageSchema,
  MyCouponsQuerySchema,
  MyCouponsSchema,
  PerksPageSchema,
  type GrowthItem,
  type MyCoupons,
  type MyCouponsQuery,
  type PerksPage,
} from '@jieti/shared/api/me';
import { PageQuerySchema, type Page, type PageQuery } from '@jieti/shared/api/paging';
import { ExplanationSchema, type Explanation } from '@jieti/shared/api/tiers';
import { Clock } from '../clock.js';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { readGrowthCursor } from './growth-cursor.js';
import { GrowthQueries } from './growth.queries.js';
import { MeService } from './me.service.js';
import { MyExplanationService } from './my-explanation.service.js';
import { MyPerksService } from './my-perks.service.js';

/** What members read about themselves. */
@ApiTags('me')
@ApiBearerAuth()
@Controller('me')
@MemberRoute()
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly explanations: MyExplanationService,
    private readonly myPerks: MyPerksService,
    private readonly growth: GrowthQueries,
    private readonly clock: Clock,
  ) {}

  @Get('perks')
  @ApiOkResponse({ standardSchema: PerksPageSchema })
  perks(@CurrentCaller() caller: MemberCaller): Promise<PerksPage> {
    return this.myPerks.perks(caller.memberId, this.clock.now());
  }

  @Get('coupons')
  @ApiOkResponse({ standardSchema: MyCouponsSchema })
  coupons(
    @CurrentCaller() caller: MemberCaller,
    @Query({ schema: MyCouponsQuerySchema }) query: MyCouponsQuery,
  ): Promise<MyCoupons> {
    return this.me.myCoupons(caller.memberId, query.state, this.clock.now());
  }

  @Get('why')
  @ApiOkResponse({ standardSchema: ExplanationSchema })
  why(@CurrentCaller() caller: MemberCaller): Promise<Explanation> {
    return this.explanations.explain(caller.memberId, this.clock.now());
  }

  @Get('growth')
  @ApiOkResponse({ standardSchema: GrowthPageSchema })
  growthEntries(
    @CurrentCaller() caller: MemberCaller,
    @Query({ schema: PageQuerySchema }) { cursor, limit }: PageQuery,
  ): Promise<Page<GrowthItem>> {
    const after = cursor === undefined ? undefined : readGrowthCursor(cursor);
    return this.growth.list(caller.memberId, after, limit);
  }
}
