import { Module } from '@nestjs/common';
import { StoresQueries } from './stores.queries.js';

@Module({ providers: [StoresQueries], exports: [StoresQueries] })
export class StoresModule {}
