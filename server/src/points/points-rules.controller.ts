import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  PointsRulesBookSchema,
  PointsUsageSchema,
  PublishPointsRulesSchema,
  type PointsRulesBook,
  type PointsUsage,
  type PublishPointsRules,
} from '@jieti/shared/api/points';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { PointsRulesService } from './points-rules.service.js';
import { PointsUsageQueries } from './points-usage.queries.js';

/** How points are earned, kept and spent. */
@ApiTags('points')
@ApiBearerAuth()
@Controller('points')
@StaffRoute('owner', 'operator')
export class PointsRulesController {
  constructor(
    private readonly rules: PointsRulesService,
    private readonly used: PointsUsageQueries,
    private readonly clock: Clock,
  ) {}

  @Get('rules')
  @ApiOkResponse({ standardSchema: PointsRulesBookSchema })
  book(): Promise<PointsRulesBook> {
    return this.rules.book();
  }

  @Post('rules')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PointsRulesBookSchema })
  publish(
    @Body({ schema: PublishPointsRulesSchema }) body: PublishPointsRules,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<PointsRulesBook> {
    return this.rules.publish(body, username);
  }

  @Get('usage')
  @ApiOkResponse({ standardSchema: PointsUsageSchema })
  usage(): Promise<PointsUsage> {
    return this.used.read(this.clock.now());
  }
}
