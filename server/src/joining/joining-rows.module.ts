import { Module } from '@nestjs/common';
import { PrivacyRowsModule } from '../privacy/privacy-rows.module.js';
import { JoiningsRepository } from './joinings.repository.js';

@Module({ imports: [PrivacyRowsModule], providers: [JoiningsRepository], exports: [JoiningsRepository] })
export class JoiningRowsModule {}
