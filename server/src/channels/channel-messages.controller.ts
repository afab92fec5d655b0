import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  TemplateChangeSchema,
  TestSendResultSchema,
  TestSendSchema,
  type TemplateChange,
  type TestSend,
  type TestSendResult,
} from '@jieti/shared/api/channels';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { ChannelTemplatesService } from './channel-templates.service.js';
import { TestSendService } from './test-send.service.js';

/** Templates of messages, and a message to see whether they arrive. */
@ApiTags('channels')
@ApiBearerAuth()
@Controller('channels')
@StaffRoute('owner')
export class ChannelMessagesController {
  constructor(
    private readonly templates: ChannelTemplatesService,
    private readonly tests: TestSendService,
  ) {}

  @Put('templates/:key')
  @HttpCode(204)
  @ApiNoContentResponse()
  async change(
    @Param('key') key: string,
    @Body({ schema: TemplateChangeSchema }) change: TemplateChange,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<void> {
    await this.templates.change(key, change, username);
  }

  @Post('test-send')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: TestSendResultSchema })
  send(
    @Body({ schema: TestSendSchema }) test: TestSend,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<TestSendResult> {
    return this.tests.send(test, username);
  }
}
