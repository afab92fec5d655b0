import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { WechatTemplatesSchema, type WechatTemplates } from '@jieti/shared/api/wechat-templates';
import { StaffRoute } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { WechatTemplatesService } from './wechat-templates.service.js';
import { TemplateSyncService } from './template-sync.service.js';

@ApiTags('wechat')
@ApiBearerAuth()
@Controller('wechat/templates')
@StaffRoute('owner', 'operator')
export class WechatTemplatesController {
  constructor(
    private readonly health: WechatTemplatesService,
    private readonly sync: TemplateSyncService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: WechatTemplatesSchema })
  read(): Promise<WechatTemplates> {
    return this.health.read();
  }

  /** Reads WeChat's lists now; what could not be read stands in `syncs`. */
  @Post('sync')
  @HttpCode(200)
  @Limited(6)
  @ApiOkResponse({ standardSchema: WechatTemplatesSchema })
  async syncNow(): Promise<WechatTemplates> {
    await this.sync.syncAll();
    return this.health.read();
  }
}
