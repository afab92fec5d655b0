import { Body, Controller, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GuardianWordSchema, MyPrivacySchema, type GuardianWord, type MyPrivacy } from '@jieti/shared/api/privacy';
import { CurrentCaller, MemberRoute, type MemberCaller } from '../http/access.js';
import { Limited } from '../http/limited.js';
import { GuardiansService } from './guardians.service.js';
import { MyPrivacyService } from './my-privacy.service.js';

/** The guardian of a member under 14, on the member's phone. */
@ApiTags('privacy')
@ApiBearerAuth()
@Controller('me/privacy/guardian')
@MemberRoute()
export class MyGuardianController {
  constructor(
    private readonly guardians: GuardiansService,
    private readonly privacy: MyPrivacyService,
  ) {}

  @Put()
  @Limited(30)
  @ApiOkResponse({ standardSchema: MyPrivacySchema })
  async say(
    @CurrentCaller() { memberId }: MemberCaller,
    @Body({ schema: GuardianWordSchema }) body: GuardianWord,
  ): Promise<MyPrivacy> {
    await this.guardians.say(memberId, body);
    return this.privacy.read(memberId);
  }
}
