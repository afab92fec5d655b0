import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  LadderListSchema,
  VersionListSchema,
  WithdrawSchema,
  type LadderList,
  type VersionView,
  type Withdraw,
} from '@jieti/shared/api/drafts';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { programmeTemplates } from '@jieti/shared/rules/programme/templates';
import { CONFIG, type Config } from '../config.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { Doorbell } from '../jobs/doorbell.js';
import { LadderViewsQueries } from './ladder-views.queries.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { WithdrawalService } from './withdrawal.service.js';

@ApiTags('programme')
@ApiBearerAuth()
@Controller('programmes')
@StaffRoute('owner', 'operator')
export class LaddersController {
  constructor(
    private readonly views: LadderViewsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly withdrawals: WithdrawalService,
    private readonly doorbell: Doorbell,
    @Inject(CONFIG) private readonly config: Pick<Config, 'noticeDays' | 'approvalAbove'>,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: LadderListSchema })
  async list(): Promise<LadderList> {
    const { noticeDays, approvalAbove } = this.config;
    const templates = programmeTemplates.map(({ id, title, note, programme }) => ({ id, title, note, programme }));
    return { items: await this.views.rows(), templates, noticeDays, approvalAbove };
  }

  @Get(':programme/versions')
  @ApiOkResponse({ standardSchema: VersionListSchema })
  async versions(@Param('programme') programme: string): Promise<{ items: VersionView[] }> {
    return { items: await this.views.versions(programme) };
  }

  /** Answers with the ladder as it stands then. */
  @Post(':programme/versions/:version/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: VersionListSchema })
  async withdraw(
    @Param('programme') programme: string,
    @Param('version', { schema: IdParamSchema }) version: number,
    @Body({ schema: WithdrawSchema }) { reason }: Withdraw,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<{ items: VersionView[] }> {
    await this.withdrawals.withdraw(programme, version, { by: username, reason });
    await this.programmes.refresh();
    this.doorbell.ring('announcements');
    return { items: await this.views.versions(programme) };
  }
}
