import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { SubscriptionReportSchema, type SubscriptionReport, type Subscriptions } from '@jieti/shared/api/me';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Controller('me/subscriptions')
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  @Get()
  @MemberRoute()
  list(@CurrentCaller() member: MemberCaller): Promise<Subscriptions> {
    return this.subscriptions.list(member.memberId);
  }

  @Post()
  @HttpCode(200)
  @MemberRoute()
  report(
    @CurrentCaller() member: MemberCaller,
    @Body({ schema: SubscriptionReportSchema }) report: SubscriptionReport,
  ): Promise<Subscriptions> {
    return this.subscriptions.report(member.memberId, report);
  }
}
