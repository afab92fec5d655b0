import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '@jieti/shared/api/paging';
import {
  PerkReportQuerySchema,
  PerkReportSchema,
  PerkUseExportQuerySchema,
  PerkUsePageSchema,
  PerkUseQuerySchema,
  type PerkReport,
  type PerkReportQuery,
  type PerkUse,
  type PerkUseExportQuery,
  type PerkUseQuery,
} from '@jieti/shared/api/perks';
import { Clock } from '../clock.js';
import { StaffRoute } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { perkUseCsvHeader, PerkUseListService } from './perk-use-list.service.js';

/** Who used which perk, where and when. */
@ApiTags('perks')
@ApiBearerAuth()
@Controller()
@StaffRoute('owner', 'operator')
export class PerkUsesController {
  constructor(
    private readonly uses: PerkUseListService,
    private readonly clock: Clock,
  ) {}

  @Get('perk-uses')
  @ApiOkResponse({ standardSchema: PerkUsePageSchema })
  list(@Query({ schema: PerkUseQuerySchema }) query: PerkUseQuery): Promise<Page<PerkUse>> {
    return this.uses.list(query, this.clock.now());
  }

  @Get('perk-uses/export')
  export(@Query({ schema: PerkUseExportQuerySchema }) query: PerkUseExportQuery): StreamableFile {
    return csvFile('权益使用', perkUseCsvHeader, this.uses.csvRows(query, this.clock.now()));
  }

  @Get('reports/perk-uses')
  @ApiOkResponse({ standardSchema: PerkReportSchema })
  report(@Query({ schema: PerkReportQuerySchema }) { month }: PerkReportQuery): Promise<PerkReport> {
    return this.uses.report(month, this.clock.now());
  }
}
