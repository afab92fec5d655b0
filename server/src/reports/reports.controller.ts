import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DashboardSchema, type Dashboard } from '@jieti/shared/api/reports';
import { Clock } from '../clock.js';
import { StaffRoute } from '../http/access.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { DashboardService } from './dashboard.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
@StaffRoute('owner', 'operator')
export class ReportsController {
  constructor(
    private readonly service: DashboardService,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  @Get('dashboard')
  @ApiOkResponse({ standardSchema: DashboardSchema })
  async dashboard(): Promise<Dashboard> {
    const now = this.clock.now();
    return this.service.dashboard(await this.programmes.getCurrent(now), now);
  }
}
