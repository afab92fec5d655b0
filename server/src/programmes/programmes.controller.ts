import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ProgrammeSchema } from '@jieti/shared/api/programmes';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { Clock } from '../clock.js';
import { StaffRoute } from '../http/access.js';
import { ProgrammesQueries } from './programmes.queries.js';

@ApiTags('programme')
@ApiBearerAuth()
@Controller('programme')
export class ProgrammesController {
  constructor(
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  /** The membership ladder: all published versions, oldest first, and which one is in force. */
  @Get()
  @StaffRoute('owner', 'operator', 'clerk')
  @ApiOkResponse({ standardSchema: ProgrammeSchema })
  async programme(): Promise<{ current: number; versions: readonly ProgrammeVersion[] }> {
    const [current, versions] = await Promise.all([
      this.programmes.getCurrent(this.clock.now()),
      this.programmes.versions(),
    ]);
    return { current: current.version, versions };
  }
}
