import { Module } from '@nestjs/common';
import { SurveysRepository } from './surveys.repository.js';

/** The rows of surveys, for whoever writes them: the members' doors, and the demo. */
@Module({ providers: [SurveysRepository], exports: [SurveysRepository] })
export class CommunityRowsModule {}
