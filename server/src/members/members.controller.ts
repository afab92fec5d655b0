import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  GrantCouponSchema,
  GrantedCouponSchema,
  MemberDetailSchema,
  MemberExportQuerySchema,
  MemberListQuerySchema,
  MemberPageSchema,
  RevealedSchema,
  RevealSchema,
  type GrantCoupon,
  type GrantedCoupon,
  type MemberDetail,
  type MemberExportQuery,
  type MemberListQuery,
  type MemberRow,
  type Revealed,
} from '@jieti/shared/api/members';
import { IdParamSchema, type Page } from '@jieti/shared/api/paging';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { GrantCouponService } from './grant-coupon.service.js';
import { MemberDetailService } from './member-detail.service.js';
import { MemberListService, memberCsvHeader } from './member-list.service.js';
import { RevealService } from './reveal.service.js';

@ApiTags('members')
@ApiBearerAuth()
@Controller('members')
@StaffRoute('owner', 'operator')
export class MembersController {
  constructor(
    private readonly members: MemberListService,
    private readonly details: MemberDetailService,
    private readonly reveals: RevealService,
    private readonly grants: GrantCouponService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MemberPageSchema })
  list(@Query({ schema: MemberListQuerySchema }) query: MemberListQuery): Promise<Page<MemberRow>> {
    return this.members.list(query, this.clock.now());
  }

  @Get('export')
  async export(
    @Query({ schema: MemberExportQuerySchema }) { reason, search = '', tier = '' }: MemberExportQuery,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<StreamableFile> {
    await this.reveals.noteExport({ reason, search, tier }, caller);
    return csvFile('会员', memberCsvHeader, this.members.csvRows({ search, tier }, this.clock.now()));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: MemberDetailSchema })
  detail(@Param('id', { schema: IdParamSchema }) id: number): Promise<MemberDetail> {
    return this.details.detail(id, this.clock.now());
  }

  @Post(':id/reveal')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: RevealedSchema })
  reveal(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: RevealSchema }) body: { reason: string },
    @CurrentCaller() caller: StaffCaller,
  ): Promise<Revealed> {
    return this.reveals.reveal(id, body.reason, caller);
  }

  @Post(':id/coupons')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: GrantedCouponSchema })
  grant(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: GrantCouponSchema }) body: GrantCoupon,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<GrantedCoupon> {
    return this.grants.grant(id, body, caller);
  }
}
