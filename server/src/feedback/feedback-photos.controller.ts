import { Controller, Get, HttpCode, Param, Post, Req, StreamableFile, type RawBodyRequest } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PhotoKeySchema, SentPhotoSchema, type SentPhoto } from '@jieti/shared/api/feedback';
import { CurrentCaller, MemberRoute, StaffRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { FeedbackPhotosQueries, type KeptPhoto } from './feedback-photos.queries.js';
import { FeedbackPhotosService } from './feedback-photos.service.js';

/** Photos beside feedback: the member sends them before the words, one a call, as they are; at most 1 MB each. */
@ApiTags('community')
@ApiBearerAuth()
@Controller()
export class FeedbackPhotosController {
  constructor(
    private readonly photos: FeedbackPhotosService,
    private readonly queries: FeedbackPhotosQueries,
  ) {}

  @Post('me/feedback/photos')
  @MemberRoute()
  @HttpCode(200)
  @Limited(20)
  @ApiOkResponse({ standardSchema: SentPhotoSchema })
  async send(
    @CurrentCaller() caller: MemberCaller,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ): Promise<SentPhoto> {
    return { key: await this.photos.keep(caller.memberId, request.rawBody ?? Buffer.alloc(0)) };
  }

  @Get('me/feedback/photos/:key')
  @MemberRoute()
  async mine(
    @CurrentCaller() caller: MemberCaller,
    @Param('key', { schema: PhotoKeySchema }) key: string,
  ): Promise<StreamableFile> {
    return file(await this.queries.getOf(caller.memberId, key));
  }

  @Get('feedback/photos/:key')
  @StaffRoute('owner', 'operator')
  async sent(@Param('key', { schema: PhotoKeySchema }) key: string): Promise<StreamableFile> {
    return file(await this.queries.getSent(key));
  }
}

const file = ({ mediaType, content }: KeptPhoto) => new StreamableFile(content, { type: mediaType });
