import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import {
  WechatEventItemSchema,
  WechatEventListQuerySchema,
  WechatEventPageSchema,
  type WechatEventItem,
  type WechatEventListQuery,
} from '@jieti/shared/api/wechat-events';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { EventRetriesService } from './event-retries.service.js';
import { wechatEventView } from './wechat-event-view.js';
import { WechatEventsQueries } from './wechat-events.queries.js';

/** What WeChat and WeCom pushed, and what became of it. */
@ApiTags('wechat')
@ApiBearerAuth()
@Controller('wechat/events')
@StaffRoute('owner', 'operator')
export class WechatEventsController {
  constructor(
    private readonly events: WechatEventsQueries,
    private readonly retries: EventRetriesService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: WechatEventPageSchema })
  async list(
    @Query({ schema: WechatEventListQuerySchema }) { cursor, limit, ...filter }: WechatEventListQuery,
  ): Promise<Page<WechatEventItem>> {
    const [found, total] = await Promise.all([
      this.events.list(filter, idCursor(cursor), limit + 1),
      this.events.count(filter),
    ]);
    const items = found.slice(0, limit).map(wechatEventView);
    return { items, nextCursor: found.length > limit ? String(items.at(-1)?.id) : null, total };
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: WechatEventItemSchema })
  async retry(
    @Param('id', { schema: IdParamSchema }) id: number,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<WechatEventItem> {
    if (!(await this.events.find(id))) throw new Refusal('not_found');
    await this.retries.retry(id, username);
    const retried = await this.events.find(id);
    if (!retried) throw new Refusal('not_found');
    return wechatEventView(retried);
  }
}
