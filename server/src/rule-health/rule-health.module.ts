import { Module } from '@nestjs/common';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { ProgrammeDeskModule } from '../programmes/programme-desk.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AboutToFallQueries } from './about-to-fall.queries.js';
import { DistributionController } from './distribution.controller.js';
import { DistributionService } from './distribution.service.js';
import { FigureSpreadsQueries } from './figure-spreads.queries.js';
import { FoldedFiguresQueries } from './folded-figures.queries.js';
import { HealthInputsQueries } from './health-inputs.queries.js';
import { PopulationQueries } from './population.queries.js';
import { RuleHealthController } from './rule-health.controller.js';
import { RuleHealthService } from './rule-health.service.js';
import { SilenceQueries } from './silence.queries.js';
import { SummedFiguresQueries } from './summed-figures.queries.js';

/** Whether the standards still separate members, and where other thresholds would cut. */
@Module({
  imports: [FactRowsModule, OverrideRowsModule, ProgrammeDeskModule, ProgrammesModule],
  controllers: [DistributionController, RuleHealthController],
  providers: [
    ...[DistributionService, FigureSpreadsQueries, HealthInputsQueries, RuleHealthService],
    ...[AboutToFallQueries, SilenceQueries],
    ...[FoldedFiguresQueries, PopulationQueries, SummedFiguresQueries],
  ],
})
export class RuleHealthModule {}
