import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LiabilitySchema, type Liability } from '@jieti/shared/api/liability';
import { Clock } from '../clock.js';
import { StaffRoute } from '../http/access.js';
import { csvFile } from '../http/csv.js';
import { liabilityCsvHeader, LiabilityService } from './liability.service.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports/liability')
@StaffRoute('owner', 'operator')
export class LiabilityController {
  constructor(
    private readonly liability: LiabilityService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: LiabilitySchema })
  report(): Promise<Liability> {
    return this.liability.report(this.clock.now());
  }

  @Get('export')
  async export(): Promise<StreamableFile> {
    return csvFile('负债', liabilityCsvHeader, await this.liability.csvRows(this.clock.now()));
  }
}
