import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MemberCodesSchema, type MemberCodes as MemberCodesView } from '@jieti/shared/api/me';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { MyCodeService } from './my-code.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/code')
@MemberRoute()
export class MyCodeController {
  constructor(private readonly codes: MyCodeService) {}

  @Get()
  @Limited(60)
  @ApiOkResponse({ standardSchema: MemberCodesSchema })
  code(@CurrentCaller() caller: MemberCaller): Promise<MemberCodesView> {
    return this.codes.codes(caller.memberId);
  }
}
