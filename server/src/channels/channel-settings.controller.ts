import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ChannelAccountChangeSchema,
  ChannelAccountSchema,
  ChannelCheckResultSchema,
  ChannelCheckSchema,
  EditableAccountSchema,
  type ChannelAccount,
  type ChannelAccountChange,
  type ChannelCheck,
  type ChannelCheckResult,
  type EditableAccount,
} from '@jieti/shared/api/channels';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { ChannelCheckService } from './channel-check.service.js';
import { ChannelDeskService } from './channel-desk.service.js';
import { ChannelSettingsService } from './channel-settings.service.js';

/** Accounts of WeChat. Secrets come in here and never go out. */
@ApiTags('channels')
@ApiBearerAuth()
@Controller('channels')
@StaffRoute('owner')
export class ChannelSettingsController {
  constructor(
    private readonly desk: ChannelDeskService,
    private readonly settings: ChannelSettingsService,
    private readonly checks: ChannelCheckService,
  ) {}

  @Get('accounts')
  @ApiOkResponse({ standardSchema: ChannelAccountSchema.array() })
  list(): Promise<ChannelAccount[]> {
    return this.desk.list();
  }

  @Put('accounts/:account')
  @ApiOkResponse({ standardSchema: ChannelAccountSchema.array() })
  async change(
    @Param('account', { schema: EditableAccountSchema }) account: EditableAccount,
    @Body({ schema: ChannelAccountChangeSchema }) change: ChannelAccountChange,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<ChannelAccount[]> {
    await this.settings.change(account, change, username);
    return this.desk.list();
  }

  @Delete('accounts/:account')
  @ApiOkResponse({ standardSchema: ChannelAccountSchema.array() })
  async reset(
    @Param('account', { schema: EditableAccountSchema }) account: EditableAccount,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<ChannelAccount[]> {
    await this.settings.reset(account, username);
    return this.desk.list();
  }

  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ChannelCheckResultSchema })
  check(
    @Body({ schema: ChannelCheckSchema }) { account }: ChannelCheck,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<ChannelCheckResult> {
    return this.checks.check(account, username);
  }
}
