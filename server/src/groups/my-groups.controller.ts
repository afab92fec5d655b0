import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  GroupEntrySchema,
  GroupVisitOutcomeSchema,
  type GroupEntry,
  type GroupVisitOutcome,
} from '@jieti/shared/api/groups';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { GroupVisitsService } from './group-visits.service.js';

@ApiTags('groups')
@ApiBearerAuth()
@Controller('me/group-visits')
@MemberRoute()
export class MyGroupsController {
  constructor(private readonly visits: GroupVisitsService) {}

  @Post()
  @HttpCode(200)
  @Limited(20)
  @ApiOkResponse({ standardSchema: GroupVisitOutcomeSchema })
  visit(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: GroupEntrySchema }) entry: GroupEntry,
  ): Promise<GroupVisitOutcome> {
    return this.visits.visit(caller.memberId, entry);
  }
}
