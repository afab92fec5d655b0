import { Controller, Get, Inject, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CouponEventPageSchema,
  CouponEventQuerySchema,
  type CouponEvent,
  type CouponEventQuery,
} from '@jieti/shared/api/claims';
import { CouponFunnelSchema, type CouponFunnel } from '@jieti/shared/api/coupons';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { StaffRoute } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { couponEventCsv } from './coupon-event-csv.js';
import { CouponEventsQueries } from './coupon-events.queries.js';
import { CouponFunnelQueries } from './coupon-funnel.queries.js';

/** What has become of coupons. */
@ApiTags('coupons')
@ApiBearerAuth()
@Controller()
@StaffRoute('operator', 'owner')
export class CouponLogController {
  constructor(
    private readonly events: CouponEventsQueries,
    private readonly funnels: CouponFunnelQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  @Get('coupon-events')
  @ApiOkResponse({ standardSchema: CouponEventPageSchema })
  list(@Query({ schema: CouponEventQuerySchema }) query: CouponEventQuery): Promise<Page<CouponEvent>> {
    const { cursor, limit, ...filter } = query;
    return this.events.list(filter, { beforeId: idCursor(cursor), limit });
  }

  @Get('coupon-events/export')
  export(@Query({ schema: CouponEventQuerySchema }) query: CouponEventQuery): StreamableFile {
    const { cursor: _, limit: __, ...filter } = query;
    return csvFile('券流水', couponEventCsv.header, couponEventCsv.rows(this.events, filter, this.config.timeZone));
  }

  @Get('coupon-templates/:id/funnel')
  @ApiOkResponse({ standardSchema: CouponFunnelSchema })
  funnel(@Param('id', { schema: IdParamSchema }) id: number): Promise<CouponFunnel> {
    return this.funnels.get(id, this.clock.now());
  }
}
