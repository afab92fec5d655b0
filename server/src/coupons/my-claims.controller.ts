import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ClaimCentreSchema,
  ClaimedSchema,
  ClaimSchema,
  ExchangeSchema,
  type Claim,
  type ClaimCentre,
  type Claimed,
  type Exchange,
} from '@jieti/shared/api/claims';
import { Clock } from '../clock.js';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { ClaimCentreService } from './claim-centre.service.js';
import { ClaimsService } from './claims.service.js';
import { ExchangeService } from './exchange.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me')
@MemberRoute()
export class MyClaimsController {
  constructor(
    private readonly centre: ClaimCentreService,
    private readonly claims: ClaimsService,
    private readonly exchanges: ExchangeService,
    private readonly clock: Clock,
  ) {}

  @Get('claims')
  @ApiOkResponse({ standardSchema: ClaimCentreSchema })
  list(@CurrentCaller() caller: MemberCaller): Promise<ClaimCentre> {
    return this.centre.show(caller.memberId, this.clock.now());
  }

  @Post('claims')
  @HttpCode(200)
  @Limited(60)
  @ApiOkResponse({ standardSchema: ClaimedSchema })
  claim(@CurrentCaller() caller: MemberCaller, @Body({ schema: ClaimSchema }) claim: Claim): Promise<Claimed> {
    return this.claims.claim(caller.memberId, claim, this.clock.now());
  }

  @Post('coupon-codes')
  @HttpCode(200)
  @Limited(60)
  @ApiOkResponse({ standardSchema: ClaimedSchema })
  exchange(
    @CurrentCaller() caller: MemberCaller,
    @Body({ schema: ExchangeSchema }) exchange: Exchange,
  ): Promise<Claimed> {
    return this.exchanges.exchange(caller.memberId, exchange);
  }
}
