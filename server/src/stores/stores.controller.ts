import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { StoresSchema, type Stores } from '@jieti/shared/api/stores';
import { StaffRoute } from '../http/access.js';
import { StoresQueries } from './stores.queries.js';

@ApiTags('stores')
@ApiBearerAuth()
@Controller('stores')
export class StoresController {
  constructor(private readonly queries: StoresQueries) {}

  @Get()
  @StaffRoute('clerk', 'operator', 'owner')
  @ApiOkResponse({ standardSchema: StoresSchema })
  async list(): Promise<Stores> {
    return { items: [...(await this.queries.names())].map(([id, name]) => ({ id, name })) };
  }
}
