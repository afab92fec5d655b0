import { Body, Controller, Get, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParamSchema } from '@jieti/shared/api/paging';
import {
  MemberExportRequestSchema,
  MemberPrivacySchema,
  type MemberExportRequest,
  type MemberPrivacy,
} from '@jieti/shared/api/privacy';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { ExportService } from './export.service.js';
import { MemberPrivacyService } from './member-privacy.service.js';

/** What a member agreed to, and a copy of their data at their request. */
@ApiTags('members')
@ApiBearerAuth()
@Controller('members/:id/privacy')
@StaffRoute('owner', 'operator')
export class MemberPrivacyController {
  constructor(
    private readonly privacy: MemberPrivacyService,
    private readonly exports: ExportService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MemberPrivacySchema })
  read(@Param('id', { schema: IdParamSchema }) id: number): Promise<MemberPrivacy> {
    return this.privacy.read(id);
  }

  @Post('export')
  @HttpCode(200)
  export(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: MemberExportRequestSchema }) { reason, format }: MemberExportRequest,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<StreamableFile> {
    return this.exports.file(id, format, { actor: caller.username, reason });
  }
}
