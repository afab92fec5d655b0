import { Module } from '@nestjs/common';
import { MemberCallersQueries } from './member-callers.queries.js';
import { MemberCodes } from './member-codes.js';
import { MembersQueries } from './members.queries.js';
import { MembersRepository } from './members.repository.js';
import { PersonalData } from './personal-data.js';

const shared = [MemberCallersQueries, MemberCodes, MembersQueries, MembersRepository, PersonalData];

/** Who members are, for every feature; the console's pages about them are in `member-desk.module.ts`. */
@Module({ providers: shared, exports: shared })
export class MembersModule {}
