import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PublishedSchema, PublishSchema, type Publish, type Published } from '@jieti/shared/api/drafts';
import { IdParamSchema } from '@jieti/shared/api/paging';
import { CurrentCaller, StaffRoute, type StaffCaller } from '../http/access.js';
import { Doorbell } from '../jobs/doorbell.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { PublishingService } from './publishing.service.js';

@ApiTags('programme')
@ApiBearerAuth()
@Controller('programmes/drafts')
@StaffRoute('owner', 'operator')
export class PublishingController {
  constructor(
    private readonly publishing: PublishingService,
    private readonly programmes: ProgrammesQueries,
    private readonly doorbell: Doorbell,
  ) {}

  /** Exactly what the named run showed; where it moves many, a second person has to agree first. */
  @Post(':id/publish')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: PublishedSchema })
  async publish(
    @Param('id', { schema: IdParamSchema }) id: number,
    @Body({ schema: PublishSchema }) publish: Publish,
    @CurrentCaller() { username }: StaffCaller,
  ): Promise<Published> {
    const published = await this.publishing.publish(id, publish, username);
    if (published.kind === 'published') {
      await this.programmes.refresh();
      this.doorbell.ring('announcements');
    }
    return published;
  }
}
