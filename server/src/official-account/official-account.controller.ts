import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  GroupReportQuerySchema,
  OfficialAccountReportSchema,
  type GroupReportQuery,
  type OfficialAccountReport,
} from '@jieti/shared/api/groups';
import { StaffRoute } from '../http/access.js';
import { OaReportService } from './oa-report.service.js';

@ApiTags('officialAccount')
@ApiBearerAuth()
@Controller('official-account')
@StaffRoute('owner', 'operator')
export class OfficialAccountController {
  constructor(private readonly reports: OaReportService) {}

  @Get('report')
  @ApiOkResponse({ standardSchema: OfficialAccountReportSchema })
  report(@Query({ schema: GroupReportQuerySchema }) { days }: GroupReportQuery): Promise<OfficialAccountReport> {
    return this.reports.report(days);
  }
}
