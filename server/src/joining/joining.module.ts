import { Module } from '@nestjs/common';
import { GiftTitlesQueries } from '../me/gift-titles.queries.js';
import { MembersModule } from '../members/members.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AvatarsQueries } from './avatars.queries.js';
import { AvatarsRepository } from './avatars.repository.js';
import { AvatarsService } from './avatars.service.js';
import { MemberJoiningController } from './member-joining.controller.js';
import { MemberJoiningQueries } from './member-joining.queries.js';
import { MemberJoiningService } from './member-joining.service.js';
import { MyAvatarController } from './my-avatar.controller.js';
import { PublicProgrammeController } from './public-programme.controller.js';
import { PublicProgrammeService } from './public-programme.service.js';

@Module({
  imports: [MembersModule, ProgrammesModule],
  controllers: [MemberJoiningController, MyAvatarController, PublicProgrammeController],
  providers: [
    ...[AvatarsQueries, AvatarsRepository, AvatarsService, GiftTitlesQueries, PublicProgrammeService],
    ...[MemberJoiningQueries, MemberJoiningService],
  ],
})
export class JoiningModule {}
