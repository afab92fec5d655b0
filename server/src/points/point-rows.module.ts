import { Module } from '@nestjs/common';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { EarningCountersRepository } from './earning-counters.repository.js';
import { FactPointsRepository } from './fact-points.repository.js';
import { GivenBackRepository } from './given-back.repository.js';
import { PointBooksRepository } from './point-books.repository.js';
import { PointsCheckQueries } from './points-check.queries.js';
import { PointsQueries } from './points.queries.js';
import { PointsRepository } from './points.repository.js';
import { PointsRulesQueries } from './points-rules.queries.js';
import { PointsRulesRepository } from './points-rules.repository.js';
import { ReturnsRepository } from './returns.repository.js';

/** The rows of points and everything that moves them. */
@Module({
  imports: [FactRowsModule, ProgrammesModule],
  providers: [
    EarningCountersRepository,
    FactPointsRepository,
    GivenBackRepository,
    PointBooksRepository,
    PointsCheckQueries,
    PointsQueries,
    PointsRepository,
    PointsRulesQueries,
    PointsRulesRepository,
    ReturnsRepository,
  ],
  exports: [
    PointBooksRepository,
    PointsCheckQueries,
    PointsQueries,
    PointsRepository,
    PointsRulesQueries,
    PointsRulesRepository,
  ],
})
export class PointRowsModule {}
