import { Module } from '@nestjs/common';
import { WechatEventHandlersModule } from '../callbacks/wechat-event-handlers.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { MembersModule } from '../members/members.module.js';
import { PrivacyRowsModule } from '../privacy/privacy-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { WechatModule } from '../wechat/wechat.module.js';
import { GroupChatsRepository } from './group-chats.repository.js';
import { GroupDaysJob } from './group-days.job.js';
import { GroupDaysQueries } from './group-days.queries.js';
import { GroupDaysRepository } from './group-days.repository.js';
import { GroupDaysService } from './group-days.service.js';
import { GroupEntriesService } from './group-entries.service.js';
import { GroupEvents } from './group-events.js';
import { GroupEventsService } from './group-events.service.js';
import { GroupListingService } from './group-listing.service.js';
import { GroupReadingService } from './group-reading.service.js';
import { GroupReportService } from './group-report.service.js';
import { GroupStaysRepository } from './group-stays.repository.js';
import { GroupTenureService } from './group-tenure.service.js';
import { GroupVisitsRepository } from './group-visits.repository.js';
import { GroupVisitsService } from './group-visits.service.js';
import { GroupWorkQueries } from './group-work.queries.js';
import { GroupsController } from './groups.controller.js';
import { GroupsJob } from './groups.job.js';
import { GroupsQueries } from './groups.queries.js';
import { KeptSessionKeysService } from './kept-session-keys.service.js';
import { KnownGroupService } from './known-group.service.js';
import { MyGroupsController } from './my-groups.controller.js';
import { PresentPeopleService } from './present-people.service.js';

/** The shop's customer groups: who is in them, and who comes from them. */
@Module({
  imports: [
    ...[FactsModule, MembersModule, PrivacyRowsModule, ProgrammesModule, WechatModule, WechatEventHandlersModule],
  ],
  controllers: [GroupsController, MyGroupsController],
  providers: [
    ...[GroupChatsRepository, GroupDaysRepository, GroupStaysRepository, GroupVisitsRepository],
    ...[GroupDaysQueries, GroupWorkQueries, GroupsQueries],
    ...[GroupEntriesService, GroupVisitsService, KeptSessionKeysService, KnownGroupService],
    ...[GroupEvents, GroupEventsService, GroupListingService, GroupReadingService, PresentPeopleService, GroupsJob],
    ...[GroupDaysService, GroupTenureService, GroupDaysJob, GroupReportService],
  ],
})
export class GroupsModule {}
