import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { CommunityRowsModule } from './community-rows.module.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsQueries } from './check-ins.queries.js';
import { CheckInsService } from './check-ins.service.js';
import { InvitationCodes } from './invitation-codes.js';
import { InvitationRoundsService } from './invitation-rounds.service.js';
import { InvitationsJob } from './invitations.job.js';
import { InvitationsQueries } from './invitations.queries.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { MyInvitationsController } from './my-invitations.controller.js';
import { MyInvitationsService } from './my-invitations.service.js';
import { MySurveysController } from './my-surveys.controller.js';
import { MySurveysService } from './my-surveys.service.js';
import { SurveyAnswersQueries } from './survey-answers.queries.js';
import { SurveysController } from './surveys.controller.js';
import { SurveysQueries } from './surveys.queries.js';
import { SurveysService } from './surveys.service.js';

/** What members do for the community, beside buying. */
@Module({
  imports: [CommunityRowsModule, FactsModule, ProgrammesModule, WechatModule],
  controllers: [CheckInsController, MyInvitationsController, MySurveysController, SurveysController],
  providers: [
    CheckInsQueries,
    CheckInsService,
    InvitationCodes,
    InvitationRoundsService,
    InvitationsJob,
    InvitationsQueries,
    InvitationsRepository,
    InvitationsService,
    MyInvitationsService,
    MySurveysService,
    SurveyAnswersQueries,
    SurveysQueries,
    SurveysService,
  ],
})
export class CommunityModule {}
