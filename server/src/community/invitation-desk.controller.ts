import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  InvitationFunnelQuerySchema,
  InvitationFunnelSchema,
  InviterPageSchema,
  InviterQuerySchema,
  type InvitationFunnel,
  type InvitationFunnelQuery,
  type InviterQuery,
  type InviterRow,
} from '@jieti/shared/api/invitations';
import type { Page } from '@jieti/shared/api/paging';
import { StaffRoute } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { InvitationDeskService, inviterCsvHeader } from './invitation-desk.service.js';

/** From the opened link to what friends spend. */
@ApiTags('community')
@ApiBearerAuth()
@Controller('invitations')
@StaffRoute('owner', 'operator')
export class InvitationDeskController {
  constructor(private readonly desk: InvitationDeskService) {}

  @Get('funnel')
  @ApiOkResponse({ standardSchema: InvitationFunnelSchema })
  funnel(@Query({ schema: InvitationFunnelQuerySchema }) query: InvitationFunnelQuery): Promise<InvitationFunnel> {
    return this.desk.funnel(query);
  }

  @Get('inviters')
  @ApiOkResponse({ standardSchema: InviterPageSchema })
  inviters(@Query({ schema: InviterQuerySchema }) query: InviterQuery): Promise<Page<InviterRow>> {
    return this.desk.list(query);
  }

  /** Names stay masked. */
  @Get('inviters/export')
  export(@Query({ schema: InviterQuerySchema }) { search }: InviterQuery): StreamableFile {
    return csvFile('邀请人', inviterCsvHeader, this.desk.csvRows(search));
  }
}
