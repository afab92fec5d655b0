import { Module } from '@nestjs/common';
import { JoiningsRepository } from './joinings.repository.js';

@Module({ providers: [JoiningsRepository], exports: [JoiningsRepository] })
export class JoiningRowsModule {}
