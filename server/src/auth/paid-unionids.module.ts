import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { PaidOrdersQueries } from './paid-orders.queries.js';
import { PaidUnionidsJob } from './paid-unionids.job.js';
import { PaidUnionidsService } from './paid-unionids.service.js';

@Module({
  imports: [MembersModule, WechatModule],
  providers: [PaidOrdersQueries, PaidUnionidsJob, PaidUnionidsService],
})
export class PaidUnionidsModule {}
