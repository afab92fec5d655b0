import { Module } from '@nestjs/common';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { DistributionController } from './distribution.controller.js';
import { DistributionService } from './distribution.service.js';
import { FigureSpreadsQueries } from './figure-spreads.queries.js';
import { FoldedFiguresQueries } from './folded-figures.queries.js';
import { PopulationQueries } from './population.queries.js';
import { SummedFiguresQueries } from './summed-figures.queries.js';

/** Whether the standards still separate members, and where other thresholds would cut. */
@Module({
  imports: [FactRowsModule, OverrideRowsModule, ProgrammesModule],
  controllers: [DistributionController],
  providers: [
    ...[DistributionService, FigureSpreadsQueries],
    ...[FoldedFiguresQueries, PopulationQueries, SummedFiguresQueries],
  ],
})
export class RuleHealthModule {}
