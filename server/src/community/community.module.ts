import { Module } from '@nestjs/common';
import { FactsModule } from '../facts/facts.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { CommunityRowsModule } from './community-rows.module.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsQueries } from './check-ins.queries.js';
import { CheckInsService } from './check-ins.service.js';
import { InvitationCodes } from './invitation-codes.js';
import { InvitationDeskController } from './invitation-desk.controller.js';
import { InvitationDeskService } from './invitation-desk.service.js';
import { InvitationFunnelQueries } from './invitation-funnel.queries.js';
import { InvitationOpeningsController } from './invitation-openings.controller.js';
import { InvitationRoundsService } from './invitation-rounds.service.js';
import { InvitationsJob } from './invitations.job.js';
import { InvitationsQueries } from './invitations.queries.js';
import { InvitationsService } from './invitations.service.js';
import { InvitersQueries } from './inviters.queries.js';
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
  controllers: [
    CheckInsController,
    InvitationDeskController,
    InvitationOpeningsController,
    MyInvitationsController,
    MySurveysController,
    SurveysController,
  ],
  providers: [
    CheckInsQueries,
    CheckInsService,
    InvitationCodes,
    InvitationDeskService,
    InvitationFunnelQueries,
    InvitationRoundsService,
    InvitationsJob,
    InvitationsQueries,
    InvitationsService,
    InvitersQueries,
    MyInvitationsService,
    MySurveysService,
    SurveyAnswersQueries,
    SurveysQueries,
    SurveysService,
  ],
})
export class CommunityModule {}
