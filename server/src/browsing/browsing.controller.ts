import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  BrowseInterestsSchema,
  BrowsePathsSchema,
  BrowseReportQuerySchema,
  BrowseReportSchema,
  InterestedMemberPageSchema,
  InterestedMembersQuerySchema,
  type BrowseInterests,
  type BrowsePaths,
  type BrowseReport,
  type BrowseReportQuery,
  type InterestedMember,
  type InterestedMembersQuery,
} from '@jieti/shared/api/browsing';
import type { Page } from '@jieti/shared/api/paging';
import { StaffRoute } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { BrowseReportService } from './browse-report.service.js';
import { browsedPagesCsv, interestedMembersCsv } from './browsing-csv.js';
import { InterestsQueries } from './interests.queries.js';

/** What members who agree to it look at; nobody's single visits are shown. */
@ApiTags('browsing')
@ApiBearerAuth()
@Controller('browsing')
@StaffRoute('owner', 'operator')
export class BrowsingController {
  constructor(
    private readonly reports: BrowseReportService,
    private readonly listed: InterestsQueries,
  ) {}

  @Get('pages')
  @ApiOkResponse({ standardSchema: BrowseReportSchema })
  pages(@Query({ schema: BrowseReportQuerySchema }) query: BrowseReportQuery): Promise<BrowseReport> {
    return this.reports.report(query);
  }

  @Get('pages/export')
  async exportPages(@Query({ schema: BrowseReportQuerySchema }) query: BrowseReportQuery): Promise<StreamableFile> {
    const report = await this.reports.report(query);
    return csvFile(`页面浏览 ${report.from} 至 ${report.to}`, browsedPagesCsv.header, browsedPagesCsv.rows(report));
  }

  @Get('paths')
  @ApiOkResponse({ standardSchema: BrowsePathsSchema })
  paths(@Query({ schema: BrowseReportQuerySchema }) query: BrowseReportQuery): Promise<BrowsePaths> {
    return this.reports.paths(query);
  }

  @Get('interests')
  @ApiOkResponse({ standardSchema: BrowseInterestsSchema })
  async interests(@Query({ schema: BrowseReportQuerySchema }) query: BrowseReportQuery): Promise<BrowseInterests> {
    return { tags: await this.listed.tags(this.reports.spanOf(query)) };
  }

  @Get('interests/members')
  @ApiOkResponse({ standardSchema: InterestedMemberPageSchema })
  members(
    @Query({ schema: InterestedMembersQuerySchema }) { cursor, limit, ...filter }: InterestedMembersQuery,
  ): Promise<Page<InterestedMember>> {
    return this.listed.members(filter, idCursor(cursor) ?? 0, limit);
  }

  @Get('interests/members/export')
  async exportMembers(
    @Query({ schema: InterestedMembersQuerySchema }) filter: InterestedMembersQuery,
  ): Promise<StreamableFile> {
    const title = (await this.listed.titles([filter.tag])).get(filter.tag) ?? filter.tag;
    return csvFile(
      `感兴趣的会员 ${title}`,
      interestedMembersCsv.header,
      interestedMembersCsv.rows(this.listed, filter),
    );
  }
}
