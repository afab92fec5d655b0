import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MyNoticesSchema, type MyNotices } from '@jieti/shared/api/notices';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { MyNoticesService } from './my-notices.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/notices')
@MemberRoute()
export class MyNoticesController {
  constructor(private readonly notices: MyNoticesService) {}

  @Get()
  @ApiOkResponse({ standardSchema: MyNoticesSchema })
  show(@CurrentCaller() { memberId }: MemberCaller): Promise<MyNotices> {
    return this.notices.show(memberId);
  }
}
