import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  WatchDecisionSchema,
  WatchItemSchema,
  WatchPageSchema,
  WatchQuerySchema,
  type WatchDecision,
  type WatchItem,
  type WatchQuery,
} from '@jieti/shared/api/engagement';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { WatchService } from './watch.service.js';

/** Community activity that looks made up, and what people decide about it. */
@ApiTags('community')
@ApiBearerAuth()
@Controller('engagement-watch')
@StaffRoute('owner', 'operator')
export class WatchController {
  constructor(
    private readonly watch: WatchService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: WatchPageSchema })
  list(@Query({ schema: WatchQuerySchema }) query: WatchQuery): Promise<Page<WatchItem>> {
    return this.watch.list(query, this.config.timeZone);
  }

  @Post('invitations/:id/decision')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: WatchItemSchema })
  decideInvitation(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: WatchDecisionSchema }) decision: WatchDecision,
    @CurrentCaller() by: StaffCaller,
  ): Promise<WatchItem> {
    return this.watch.decideInvitation(id, this.word(decision, by));
  }

  @Post('flags/:id/decision')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: WatchItemSchema })
  decideFlag(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: WatchDecisionSchema }) decision: WatchDecision,
    @CurrentCaller() by: StaffCaller,
  ): Promise<WatchItem> {
    return this.watch.decideFlag(id, this.word(decision, by));
  }

  private word(decision: WatchDecision, by: StaffCaller) {
    return { ...decision, by, now: this.clock.now(), timeZone: this.config.timeZone };
  }
}
