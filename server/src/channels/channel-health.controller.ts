import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ChannelHealthSchema,
  ChannelTemplateSchema,
  type ChannelHealth,
  type ChannelTemplate,
} from '@jieti/shared/api/channels';
import { StaffRoute } from '../http/access.js';
import { ChannelHealthService } from './channel-health.service.js';
import { TemplateHealthService } from './template-health.service.js';

/** Whether the channels to WeChat work. */
@ApiTags('channels')
@ApiBearerAuth()
@Controller('channels')
@StaffRoute('owner', 'operator', 'clerk')
export class ChannelHealthController {
  constructor(
    private readonly health: ChannelHealthService,
    private readonly templates: TemplateHealthService,
  ) {}

  @Get('health')
  @ApiOkResponse({ standardSchema: ChannelHealthSchema })
  read(): Promise<ChannelHealth> {
    return this.health.read();
  }

  @Get('templates')
  @StaffRoute('owner', 'operator')
  @ApiOkResponse({ standardSchema: ChannelTemplateSchema.array() })
  list(): Promise<ChannelTemplate[]> {
    return this.templates.list();
  }
}
