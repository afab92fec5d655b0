import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MembersModule } from '../members/members.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AccountEndingModule } from './account-ending.module.js';
import { ClosingSweepService } from './closing-sweep.service.js';
import { ClosingQueries } from './closing.queries.js';
import { ExportQueries } from './export.queries.js';
import { ExportService } from './export.service.js';
import { GuardiansService } from './guardians.service.js';
import { MemberPrivacyController } from './member-privacy.controller.js';
import { MemberPrivacyService } from './member-privacy.service.js';
import { MyClosingController } from './my-closing.controller.js';
import { MyClosingService } from './my-closing.service.js';
import { MyExportController } from './my-export.controller.js';
import { MyGuardianController } from './my-guardian.controller.js';
import { MyPrivacyController } from './my-privacy.controller.js';
import { MyPrivacyService } from './my-privacy.service.js';
import { PrivacyNoticeController } from './privacy-notice.controller.js';
import { PrivacyRowsModule } from './privacy-rows.module.js';

/** What members decide about their data: what it is used for, a copy of it, and leaving. */
@Module({
  imports: [AccountEndingModule, AuditModule, MembersModule, PrivacyRowsModule, ProgrammesModule],
  controllers: [
    MemberPrivacyController,
    MyClosingController,
    MyExportController,
    MyGuardianController,
    MyPrivacyController,
    PrivacyNoticeController,
  ],
  providers: [
    ...[ClosingQueries, ExportQueries, ExportService, GuardiansService, MemberPrivacyService, MyClosingService],
    ...[ClosingSweepService, MyPrivacyService],
  ],
  exports: [ClosingSweepService, GuardiansService],
})
export class PrivacyModule {}
