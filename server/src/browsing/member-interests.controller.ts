import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MemberInterestsSchema, type MemberInterests } from '@jieti/shared/api/browsing';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { StaffRoute } from '../http/access.js';
import { MemberInterestsService } from './member-interests.service.js';

@ApiTags('members')
@ApiBearerAuth()
@Controller('members/:id/interests')
@StaffRoute('owner', 'operator')
export class MemberInterestsController {
  constructor(private readonly interests: MemberInterestsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: MemberInterestsSchema })
  show(@Param('id', { schema: IdParamSchema }) id: number): Promise<MemberInterests> {
    return this.interests.show(id);
  }
}
