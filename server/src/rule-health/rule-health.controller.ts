import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DraftViewSchema, type DraftView } from '@jieti/shared/api/drafts';
import {
  DraftFromProposalSchema,
  RuleHealthSchema,
  type DraftFromProposal,
  type RuleHealth,
} from '@jieti/shared/api/rule-health';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { DraftViewsQueries } from '../programmes/draft-views.queries.js';
import { DraftsService } from '../programmes/drafts.service.js';
import { RuleHealthService } from './rule-health.service.js';

@ApiTags('programme')
@ApiBearerAuth()
@Controller('programmes')
@StaffRoute('owner', 'operator')
export class RuleHealthController {
  constructor(
    private readonly service: RuleHealthService,
    private readonly drafts: DraftsService,
    private readonly views: DraftViewsQueries,
  ) {}

  @Get(':programme/health')
  @Limited(60)
  @ApiOkResponse({ standardSchema: RuleHealthSchema })
  health(@Param('programme') programme: string): Promise<RuleHealth> {
    return this.service.health(programme);
  }

  /** Nothing changes by it: the draft is there to be tried. */
  @Post(':programme/health/draft')
  @Limited(60)
  @ApiCreatedResponse({ standardSchema: DraftViewSchema })
  async draft(
    @Param('programme') programme: string,
    @Body({ schema: DraftFromProposalSchema }) proposal: DraftFromProposal,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<DraftView> {
    return this.views.get(await this.drafts.open(await this.service.draft(programme, proposal), username));
  }
}
