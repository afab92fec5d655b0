import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module.js';
import { TillActionsQueries } from './till-actions.queries.js';
import { TillActionsRepository } from './till-actions.repository.js';
import { TillMembersQueries } from './till-members.queries.js';

const shared = [TillActionsQueries, TillActionsRepository, TillMembersQueries];

/** Who stands at a till, and the log of what is done there, for every feature that clerks work with. */
@Module({ imports: [MembersModule], providers: shared, exports: shared })
export class TillRowsModule {}
