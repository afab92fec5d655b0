import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  SubscriptionReportSchema,
  SubscriptionsSchema,
  type SubscriptionReport,
  type Subscriptions,
} from '@jieti/shared/api/me';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { SubscriptionsService } from './subscriptions.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/subscriptions')
@MemberRoute()
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: SubscriptionsSchema })
  list(@CurrentCaller() member: MemberCaller): Promise<Subscriptions> {
    return this.subscriptions.list(member.memberId);
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SubscriptionsSchema })
  report(
    @CurrentCaller() member: MemberCaller,
    @Body({ schema: SubscriptionReportSchema }) report: SubscriptionReport,
  ): Promise<Subscriptions> {
    return this.subscriptions.report(member.memberId, report);
  }
}
