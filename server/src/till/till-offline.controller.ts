import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  OfflineKitSchema,
  OfflineOutcomesSchema,
  OfflinePurchasesSchema,
  type OfflineKit,
  type OfflineOutcomes,
  type OfflinePurchases,
} from '@jieti/shared/api/till-offline';
import { Clock } from '../clock.js';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { TierClaims } from '../members/tier-claims.js';
import { OFFLINE_MS } from './offline-ms.js';
import { TillOfflineService } from './till-offline.service.js';

/** For tills that lose the network. */
@ApiTags('till')
@ApiBearerAuth()
@Controller('till')
@StaffRoute('clerk', 'operator', 'owner')
export class TillOfflineController {
  constructor(
    private readonly offline: TillOfflineService,
    private readonly claims: TierClaims,
    private readonly clock: Clock,
  ) {}

  @Get('offline-kit')
  @ApiOkResponse({ standardSchema: OfflineKitSchema })
  kit(@CurrentCaller() { storeId }: StaffCaller): OfflineKit {
    const serverTime = this.clock.now();
    const { publicKeys, validUntil } = this.claims.kit(serverTime);
    return { publicKeys: [...publicKeys], storeId, validUntil, serverTime, deliverWithinMs: OFFLINE_MS };
  }

  @Post('offline-purchases')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: OfflineOutcomesSchema })
  async deliver(
    @Body({ schema: OfflinePurchasesSchema }) delivery: OfflinePurchases,
    @CurrentCaller() caller: StaffCaller,
  ): Promise<OfflineOutcomes> {
    return { items: [...(await this.offline.deliver(delivery, caller, this.clock.now()))] };
  }
}
