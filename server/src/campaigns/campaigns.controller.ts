import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import {
  CampaignAudienceQuerySchema,
  CampaignAudienceSchema,
  CampaignDraftSchema,
  RecipientQuerySchema,
  type CampaignAudience,
  type CampaignAudienceQuery,
  type Campaign,
  type CampaignDraft,
  type CampaignForecast,
  type CampaignRow,
  type Recipient,
  type RecipientQuery,
  CampaignPageSchema,
  CampaignSchema,
  CampaignForecastSchema,
  RecipientPageSchema,
} from '@jieti/shared/api/campaigns';
import { IdParamSchema, SearchPageQuerySchema, type Page, type SearchPageQuery } from '@jieti/shared/api/paging';
import { needClasses } from '@jieti/shared/model/survey';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { Doorbell } from '../jobs/doorbell.js';
import { CampaignForecastService } from './campaign-forecast.service.js';
import { CampaignReadsService } from './campaign-reads.service.js';
import { CampaignsService } from './campaigns.service.js';
import { NeedAudienceQueries } from './need-audience.queries.js';

const exportHeader = ['卡号', '姓名', '等级', '状态', '渠道', '原因', '说明', '时间（UTC）'];

@ApiTags('campaigns')
@ApiBearerAuth()
@Controller('campaigns')
@StaffRoute('operator', 'owner')
export class CampaignsController {
  constructor(
    private readonly reads: CampaignReadsService,
    private readonly service: CampaignsService,
    private readonly forecasts: CampaignForecastService,
    private readonly audiences: NeedAudienceQueries,
    private readonly doorbell: Doorbell,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: CampaignPageSchema })
  list(@Query({ schema: SearchPageQuerySchema }) query: SearchPageQuery): Promise<Page<CampaignRow>> {
    return this.reads.list(query);
  }

  /** While a campaign is written: whom it would be for. */
  @Get('audience')
  @ApiOkResponse({ standardSchema: CampaignAudienceSchema })
  audience(@Query({ schema: CampaignAudienceQuerySchema }) query: CampaignAudienceQuery): Promise<CampaignAudience> {
    const named = query.needs?.split(',') ?? [];
    const tiers = query.tiers?.split(',').slice(0, 20) ?? [];
    return this.audiences.count(
      tiers,
      needClasses.filter((need) => named.includes(need)),
    );
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: CampaignSchema })
  get(@Param('id', { schema: IdParamSchema }) id: number): Promise<Campaign> {
    return this.reads.get(id);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: CampaignSchema })
  async create(
    @Body({ schema: CampaignDraftSchema }) draft: CampaignDraft,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Campaign> {
    return this.reads.get(await this.service.create(draft, caller.name));
  }

  @Put(':id')
  @ApiOkResponse({ standardSchema: CampaignSchema })
  async update(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: CampaignDraftSchema }) draft: CampaignDraft,
  ): Promise<Campaign> {
    await this.service.update(id, draft);
    return this.reads.get(id);
  }

  @Post(':id/forecast')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CampaignForecastSchema })
  forecast(@Param('id', { schema: IdParamSchema }) id: number): Promise<CampaignForecast> {
    return this.forecasts.forecast(id);
  }

  @Post(':id/launch')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CampaignSchema })
  async launch(
    @Param('id', { schema: IdParamSchema }) id: number,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Campaign> {
    await this.service.launch(id, caller.username);
    this.doorbell.ring('campaigns');
    return this.reads.get(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CampaignSchema })
  async cancel(
    @Param('id', { schema: IdParamSchema }) id: number,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Campaign> {
    await this.service.cancel(id, caller.username);
    return this.reads.get(id);
  }

  @Get(':id/recipients')
  @ApiOkResponse({ standardSchema: RecipientPageSchema })
  recipients(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Query({ schema: RecipientQuerySchema }) query: RecipientQuery,
  ): Promise<Page<Recipient>> {
    return this.reads.listRecipients(id, query);
  }

  @Get(':id/export')
  async export(
    @Param('id', { schema: IdParamSchema }) id: number,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<StreamableFile> {
    const rows = await this.reads.exportRecipients(id);
    await this.service.logExport(id, caller.username);
    return csvFile(`活动 ${id} 触达名单`, exportHeader, rows);
  }
}
