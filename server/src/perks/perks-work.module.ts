import { Module } from '@nestjs/common';
import { BirthdayGiftsJob } from './birthday-gifts.job.js';
import { PerksDeskModule } from './perks-desk.module.js';

/** Work that the calendar starts; a process that only serves a command does not import it. */
@Module({ imports: [PerksDeskModule], providers: [BirthdayGiftsJob] })
export class PerksWorkModule {}
