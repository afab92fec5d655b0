import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChannelHealthSchema, type ChannelHealth } from '@jieti/shared/api/channels';
import { StaffRoute } from '../http/access.js';
import { ChannelHealthService } from './channel-health.service.js';

/** Whether the channels to WeChat work. */
@ApiTags('channels')
@ApiBearerAuth()
@Controller('channels')
@StaffRoute('owner', 'operator', 'clerk')
export class ChannelHealthController {
  constructor(private readonly health: ChannelHealthService) {}

  @Get('health')
  @ApiOkResponse({ standardSchema: ChannelHealthSchema })
  read(): Promise<ChannelHealth> {
    return this.health.read();
  }
}
