import { Module } from '@nestjs/common';
import { OverridesQueries } from './overrides.queries.js';
import { OverridesRepository } from './overrides.repository.js';

/** Tiers set by hand, for everything that folds. */
@Module({ providers: [OverridesQueries, OverridesRepository], exports: [OverridesQueries, OverridesRepository] })
export class OverrideRowsModule {}
