import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { PerkUsesRepository } from './perk-uses.repository.js';
import { PerksQueries } from './perks.queries.js';

/** Uses of perks: how often, by whom, and what is left of the month. */
@Module({
  imports: [ProgrammesModule],
  providers: [PerkUsesRepository, PerksQueries],
  exports: [PerkUsesRepository, PerksQueries],
})
export class PerksModule {}
