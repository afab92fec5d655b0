import { Module } from '@nestjs/common';
import { OaInteractionsRepository } from './oa-interactions.repository.js';

@Module({ providers: [OaInteractionsRepository], exports: [OaInteractionsRepository] })
export class OaInteractionRowsModule {}
