import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HomeSchema, type Home } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { HomeService } from './home.service.js';

/** The first page of the mini-program. */
@ApiTags('me')
@ApiBearerAuth()
@Controller('me/home')
@MemberRoute()
export class MyHomeController {
  constructor(
    private readonly homes: HomeService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: HomeSchema })
  home(@CurrentCaller() caller: MemberCaller): Promise<Home> {
    return this.homes.home(caller.memberId, this.clock.now());
  }
}
