import { Module } from '@nestjs/common';
import { WechatModule } from '../wechat/wechat.module.js';
import { StoreCodesController } from './store-codes.controller.js';
import { StoreCodesService } from './store-codes.service.js';
import { StoreJoinsQueries } from './store-joins.queries.js';
import { StoreJoinsService } from './store-joins.service.js';
import { StoresController } from './stores.controller.js';
import { StoresQueries } from './stores.queries.js';

@Module({
  imports: [WechatModule],
  controllers: [StoreCodesController, StoresController],
  providers: [StoreCodesService, StoreJoinsService, StoreJoinsQueries, StoresQueries],
  exports: [StoresQueries],
})
export class StoresModule {}
