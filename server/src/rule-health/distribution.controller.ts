import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DistributionQuerySchema, type DistributionQuery } from '@jieti/shared/api/rule-health';
import { DistributionSchema, type Distribution } from '@jieti/shared/api/what-if';
import { StaffRoute } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { DistributionService } from './distribution.service.js';

@ApiTags('programme')
@ApiBearerAuth()
@Controller('programmes')
@StaffRoute('owner', 'operator')
export class DistributionController {
  constructor(private readonly service: DistributionService) {}

  /** Where a threshold on this figure would cut today's members. */
  @Post(':programme/distribution')
  @HttpCode(200)
  @Limited(120)
  @ApiOkResponse({ standardSchema: DistributionSchema })
  distribution(
    @Param('programme') programme: string,
    @Body({ schema: DistributionQuerySchema }) query: DistributionQuery,
  ): Promise<Distribution> {
    return this.service.distribution(programme, query);
  }
}
