import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ChatIdParamSchema,
  GroupDetailSchema,
  GroupListSchema,
  GroupReportQuerySchema,
  GroupReportSchema,
  type GroupDetail,
  type GroupList,
  type GroupReport,
  type GroupReportQuery,
} from '@jieti/shared/api/groups';
import { StaffRoute } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { GroupReportService } from './group-report.service.js';
import { groupsCsv } from './groups-csv.js';

@ApiTags('groups')
@ApiBearerAuth()
@Controller('groups')
@StaffRoute('owner', 'operator')
export class GroupsController {
  constructor(private readonly reports: GroupReportService) {}

  @Get()
  @ApiOkResponse({ standardSchema: GroupListSchema })
  list(): Promise<GroupList> {
    return this.reports.list();
  }

  @Get('report')
  @ApiOkResponse({ standardSchema: GroupReportSchema })
  report(@Query({ schema: GroupReportQuerySchema }) { days }: GroupReportQuery): Promise<GroupReport> {
    return this.reports.report(days);
  }

  @Get('export')
  async export(): Promise<StreamableFile> {
    const { groups } = await this.reports.list();
    return csvFile('会员群', groupsCsv.header(groups), groupsCsv.rows(groups));
  }

  @Get(':chatId')
  @ApiOkResponse({ standardSchema: GroupDetailSchema })
  get(@Param('chatId', { schema: ChatIdParamSchema }) chatId: string): Promise<GroupDetail> {
    return this.reports.detail(chatId);
  }
}
