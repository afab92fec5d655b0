import { Module } from '@nestjs/common';
import { FactRowsModule } from '../facts/fact-rows.module.js';
import { OverrideRowsModule } from '../overrides/override-rows.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StoresModule } from '../stores/stores.module.js';
import { MemberPastQueries } from './member-past.queries.js';
import { MembersModule } from './members.module.js';
import { StandingsQueries } from './standings.queries.js';

/** Where a member stands and why, for every page that shows it. */
@Module({
  imports: [FactRowsModule, MembersModule, OverrideRowsModule, ProgrammesModule, StoresModule],
  providers: [MemberPastQueries, StandingsQueries],
  exports: [MemberPastQueries, StandingsQueries, StoresModule],
})
export class StandingsModule {}
