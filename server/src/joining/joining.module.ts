import { Module } from '@nestjs/common';
import { GiftTitlesQueries } from '../me/gift-titles.queries.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AvatarsQueries } from './avatars.queries.js';
import { AvatarsRepository } from './avatars.repository.js';
import { AvatarsService } from './avatars.service.js';
import { MyAvatarController } from './my-avatar.controller.js';
import { PublicProgrammeController } from './public-programme.controller.js';
import { PublicProgrammeService } from './public-programme.service.js';

@Module({
  imports: [ProgrammesModule],
  controllers: [MyAvatarController, PublicProgrammeController],
  providers: [AvatarsQueries, AvatarsRepository, AvatarsService, GiftTitlesQueries, PublicProgrammeService],
})
export class JoiningModule {}
