import { Module } from '@nestjs/common';
import { MessageTemplatesController } from './message-templates.controller.js';
import { MessageTemplatesQueries } from './message-templates.queries.js';
import { MessageTemplatesRepository } from './message-templates.repository.js';

@Module({
  controllers: [MessageTemplatesController],
  providers: [MessageTemplatesQueries, MessageTemplatesRepository],
  exports: [MessageTemplatesQueries, MessageTemplatesRepository],
})
export class MessageTemplatesModule {}
