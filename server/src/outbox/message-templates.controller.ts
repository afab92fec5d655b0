import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MessageTemplateSchema, type MessageTemplate } from '@jieti/shared/api/campaigns';
import { StaffRoute } from '../http/access.js';
import type { MessageTemplateRecord } from './message-template.js';
import { MessageTemplatesQueries } from './message-templates.queries.js';

@ApiTags('campaigns')
@ApiBearerAuth()
@Controller('message-templates')
export class MessageTemplatesController {
  constructor(private readonly templates: MessageTemplatesQueries) {}

  @Get()
  @StaffRoute('operator', 'owner')
  @ApiOkResponse({ standardSchema: MessageTemplateSchema.array() })
  async list(): Promise<MessageTemplate[]> {
    return (await this.templates.list()).map(viewOf);
  }
}

function viewOf(template: MessageTemplateRecord): MessageTemplate {
  const { key, title, purpose, wording, subscription, officialAccount } = template;
  return {
    key,
    title,
    purpose,
    wording,
    subscriptionTemplateId: subscription?.templateId ?? null,
    officialAccountTemplateId: officialAccount?.templateId ?? null,
    fields: (subscription ?? officialAccount)?.fields.map((field) => ({ key: field.key, label: field.label })) ?? [],
  };
}
