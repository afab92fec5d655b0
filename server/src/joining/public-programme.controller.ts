import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PublicProgrammeSchema, type PublicProgramme } from '@jieti/shared/api/joining';
import { PublicRoute } from '../http/access.js';
import { LimitedByAddress } from '../http/limited.js';
import { PublicProgrammeService } from './public-programme.service.js';

/** What guests see before they agree to anything. */
@ApiTags('joining')
@Controller('programme/public')
export class PublicProgrammeController {
  constructor(private readonly programme: PublicProgrammeService) {}

  @Get()
  @PublicRoute()
  @LimitedByAddress(600)
  @Header('cache-control', 'public, max-age=60')
  @ApiOkResponse({ standardSchema: PublicProgrammeSchema })
  show(): Promise<PublicProgramme> {
    return this.programme.show();
  }
}
