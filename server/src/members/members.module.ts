import { Module } from '@nestjs/common';
import { MemberCallersQueries } from './member-callers.queries.js';
import { MemberCodes } from './member-codes.js';
import { MembersQueries } from './members.queries.js';

@Module({
  providers: [MemberCallersQueries, MemberCodes, MembersQueries],
  exports: [MemberCallersQueries, MemberCodes, MembersQueries],
})
export class MembersModule {}
