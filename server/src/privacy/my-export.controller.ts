import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MyExportSchema, type MyExport } from '@jieti/shared/api/privacy';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { ExportService } from './export.service.js';

const ownWish = { actor: 'member', reason: null } as const;

/** Everything about me. */
@ApiTags('privacy')
@ApiBearerAuth()
@Controller('me')
@MemberRoute()
export class MyExportController {
  constructor(private readonly exports: ExportService) {}

  @Get('export')
  @Limited(20)
  @ApiOkResponse({ standardSchema: MyExportSchema })
  overview(@CurrentCaller() { memberId }: MemberCaller): Promise<MyExport> {
    return this.exports.overview(memberId);
  }

  @Get('export.json')
  @Limited(10)
  json(@CurrentCaller() { memberId }: MemberCaller): Promise<StreamableFile> {
    return this.exports.file(memberId, 'json', ownWish);
  }

  @Get('export.html')
  @Limited(10)
  html(@CurrentCaller() { memberId }: MemberCaller): Promise<StreamableFile> {
    return this.exports.file(memberId, 'html', ownWish);
  }
}
