import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { StoreCodeQuerySchema, StoreJoinsSchema, type StoreCodeQuery, type StoreJoins } from '@jieti/shared/api/stores';
import { StaffRoute } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { StoreCodesService } from './store-codes.service.js';
import { StoreJoinsService } from './store-joins.service.js';

/** Codes to hang up in a store: whoever joins by one is counted as the store's. */
@ApiTags('stores')
@ApiBearerAuth()
@Controller('stores')
@StaffRoute('operator', 'owner')
export class StoreCodesController {
  constructor(
    private readonly codes: StoreCodesService,
    private readonly joins: StoreJoinsService,
  ) {}

  @Get('joins')
  @ApiOkResponse({ standardSchema: StoreJoinsSchema })
  joined(): Promise<StoreJoins> {
    return this.joins.report();
  }

  @Get(':id/code.png')
  @Limited(30)
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiProduces('image/png')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async code(
    @Param('id') id: string,
    @Query({ schema: StoreCodeQuerySchema }) { campaign }: StoreCodeQuery,
  ): Promise<StreamableFile> {
    const name = [id, ...(campaign === undefined ? [] : [campaign])].join('-');
    const picture = await this.codes.picture(id, campaign);
    return new StreamableFile(picture, {
      type: 'image/png',
      disposition: `inline; filename="code.png"; filename*=UTF-8''${encodeURIComponent(name)}.png`,
    });
  }
}
