import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { StaffRoute } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { StoreCodesService } from './store-codes.service.js';

/** Codes to hang up in a store: whoever joins by one is counted as the store's. */
@ApiTags('stores')
@ApiBearerAuth()
@Controller('stores')
@StaffRoute('operator', 'owner')
export class StoreCodesController {
  constructor(private readonly codes: StoreCodesService) {}

  @Get(':id/code.png')
  @Limited(30)
  @Header('content-type', 'image/png')
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiProduces('image/png')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async code(@Param('id') id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.codes.picture(id));
  }
}
