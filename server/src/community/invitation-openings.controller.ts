import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationOpenedSchema, type InvitationOpened } from '@jieti/shared/api/invitations';
import { businessDayOf } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { DeviceHashes } from '../engagement/device-hashes.js';
import { PublicRoute } from '../http/access.js';
import { LimitedByAddress } from '../http/limited.js';
import { InvitationsService } from './invitations.service.js';

/** Links that were opened by whoever has not joined: a visitor is a keyed hash of what the phone calls itself. */
@ApiTags('community')
@Controller('invitation-openings')
@PublicRoute()
export class InvitationOpeningsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly devices: DeviceHashes,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Without a name of the phone nothing is counted. */
  @Post()
  @HttpCode(204)
  @LimitedByAddress(60)
  async opened(
    @Headers('x-device') device: string | undefined,
    @Body({ schema: InvitationOpenedSchema }) { code }: InvitationOpened,
  ): Promise<void> {
    const visitor = this.devices.of(device);
    const today = businessDayOf(this.clock.now(), this.config.timeZone);
    if (visitor !== null) await this.invitations.noteOpening(code, visitor, today);
  }
}
