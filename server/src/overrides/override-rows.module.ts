import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/staff.module.js';
import { NamedOverridesQueries } from './named-overrides.queries.js';
import { OverridesQueries } from './overrides.queries.js';
import { OverridesRepository } from './overrides.repository.js';

const shared = [NamedOverridesQueries, OverridesQueries, OverridesRepository];

/** Tiers set by hand, for everything that folds. */
@Module({ imports: [StaffModule], providers: shared, exports: shared })
export class OverrideRowsModule {}
