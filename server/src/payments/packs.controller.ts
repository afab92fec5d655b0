import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OrderPaymentSchema, type OrderPayment } from '@jieti/shared/api/me';
import {
  CouponPackDraftSchema,
  CouponPackPatchSchema,
  CouponPackViewSchema,
  CouponPacksSchema,
  type CouponPackDraft,
  type CouponPackPatch,
  type CouponPackView,
  type CouponPacks,
} from '@jieti/shared/api/packs';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { CurrentCaller, MemberRoute, StaffRoute, type MemberCaller, type StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { PackSalesService } from './pack-sales.service.js';
import { PacksQueries } from './packs.queries.js';
import { PacksService } from './packs.service.js';

@ApiTags('payments')
@ApiBearerAuth()
@Controller()
export class PacksController {
  constructor(
    private readonly packs: PacksService,
    private readonly sales: PackSalesService,
    private readonly queries: PacksQueries,
  ) {}

  @Get('me/packs')
  @MemberRoute()
  @ApiOkResponse({ standardSchema: CouponPacksSchema })
  async onSale(): Promise<CouponPacks> {
    return { items: [...(await this.queries.list('onSale'))] };
  }

  @Post('me/packs/:id/orders')
  @MemberRoute()
  @ApiCreatedResponse({ standardSchema: OrderPaymentSchema })
  buy(
    @CurrentCaller() member: MemberCaller,
    @Param('id', { schema: IdParamSchema }) id: number,
  ): Promise<OrderPayment> {
    return this.sales.buy(member, id);
  }

  @Get('coupon-packs')
  @StaffRoute('operator', 'owner')
  @ApiOkResponse({ standardSchema: CouponPacksSchema })
  async all(): Promise<CouponPacks> {
    return { items: [...(await this.queries.list('all'))] };
  }

  @Post('coupon-packs')
  @StaffRoute('operator', 'owner')
  @ApiCreatedResponse({ standardSchema: CouponPackViewSchema })
  async create(
    @Body({ schema: CouponPackDraftSchema }) draft: CouponPackDraft,
    @CurrentCaller() staff: StaffCaller,
  ): Promise<CouponPackView> {
    return this.get(await this.packs.create(draft, staff));
  }

  @Post('coupon-packs/:id/switch')
  @HttpCode(200)
  @StaffRoute('operator', 'owner')
  @ApiOkResponse({ standardSchema: CouponPackViewSchema })
  async switch(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: CouponPackPatchSchema }) { active }: CouponPackPatch,
    @CurrentCaller() staff: StaffCaller,
  ): Promise<CouponPackView> {
    await this.packs.setActive(id, active, staff);
    return this.get(id);
  }

  private async get(id: number): Promise<CouponPackView> {
    const pack = await this.queries.find(id);
    if (!pack) throw new Refusal('pack_unknown');
    return pack;
  }
}
