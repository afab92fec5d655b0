import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MemberEngagementSchema, type MemberEngagement } from '@jieti/shared/api/engagement';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { Clock } from '../clock.js';
import { StaffRoute } from '../http/access.js';
import { MemberEngagementService } from './member-engagement.service.js';

@ApiTags('members')
@ApiBearerAuth()
@Controller('members/:id/engagement')
@StaffRoute('owner', 'operator')
export class MemberEngagementController {
  constructor(
    private readonly engagement: MemberEngagementService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MemberEngagementSchema })
  show(@Param('id', { schema: IdParamSchema }) id: number): Promise<MemberEngagement> {
    return this.engagement.show(id, this.clock.now());
  }
}
