import { Module } from '@nestjs/common';
import { StoresController } from './stores.controller.js';
import { StoresQueries } from './stores.queries.js';

@Module({ controllers: [StoresController], providers: [StoresQueries], exports: [StoresQueries] })
export class StoresModule {}
