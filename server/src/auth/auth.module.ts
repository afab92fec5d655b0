import { Global, Module } from '@nestjs/common';
import { CallerResolver } from '../http/caller-resolver.js';
import { JoiningRowsModule } from '../joining/joining-rows.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MembersModule } from '../members/members.module.js';
import { PrivacyRowsModule } from '../privacy/privacy-rows.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { AuthController } from './auth.controller.js';
import { CallersService } from './callers.service.js';
import { CountedPasswordsService } from './counted-passwords.service.js';
import { JoiningService } from './joining.service.js';
import { MemberLoginService } from './member-login.service.js';
import { MemberPhoneService } from './member-phone.service.js';
import { RegistrationService } from './registration.service.js';
import { SessionKeysService } from './session-keys.service.js';
import { SessionTokens } from './session-tokens.js';
import { StaffLoginService } from './staff-login.service.js';

@Global()
@Module({
  imports: [JoiningRowsModule, LedgerModule, MembersModule, PrivacyRowsModule, StaffModule, WechatModule],
  controllers: [AuthController],
  providers: [
    CallersService,
    CountedPasswordsService,
    JoiningService,
    MemberLoginService,
    MemberPhoneService,
    RegistrationService,
    SessionKeysService,
    SessionTokens,
    StaffLoginService,
    { provide: CallerResolver, useExisting: CallersService },
  ],
  exports: [CallerResolver],
})
export class AuthModule {}
