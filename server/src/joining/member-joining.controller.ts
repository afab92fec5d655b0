import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MemberJoiningSchema, type MemberJoining } from '@jieti/shared/api/joining';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { StaffRoute } from '../http/access.js';
import { MemberJoiningService } from './member-joining.service.js';

/** How a member joined, for the desk. */
@ApiTags('members')
@ApiBearerAuth()
@Controller('members/:id/joining')
@StaffRoute('owner', 'operator')
export class MemberJoiningController {
  constructor(private readonly joinings: MemberJoiningService) {}

  @Get()
  @ApiOkResponse({ standardSchema: MemberJoiningSchema })
  show(@Param('id', { schema: IdParamSchema }) id: number): Promise<MemberJoining> {
    return this.joinings.show(id);
  }
}
