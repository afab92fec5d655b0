import { Module } from '@nestjs/common';
import { FactsQueries } from './facts.queries.js';
import { FactsRepository } from './facts.repository.js';

/** The rows of facts; the door for new ones is in `facts.module.ts`. */
@Module({ providers: [FactsRepository, FactsQueries], exports: [FactsRepository, FactsQueries] })
export class FactRowsModule {}
