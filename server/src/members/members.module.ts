import { Module } from '@nestjs/common';
import { AccountClosureRepository } from './account-closure.repository.js';
import { MemberCallersQueries } from './member-callers.queries.js';
import { MemberCodes } from './member-codes.js';
import { MembersQueries } from './members.queries.js';
import { MembersRepository } from './members.repository.js';
import { PersonalDataRepository } from './personal-data.repository.js';
import { PersonalData } from './personal-data.js';
import { SessionKeysRepository } from './session-keys.repository.js';
import { TierClaims } from './tier-claims.js';

const shared = [
  AccountClosureRepository,
  MemberCallersQueries,
  MemberCodes,
  MembersQueries,
  MembersRepository,
  PersonalData,
  PersonalDataRepository,
  SessionKeysRepository,
  TierClaims,
];

/** Who members are, for every feature; the console's pages about them are in `member-desk.module.ts`. */
@Module({ providers: shared, exports: shared })
export class MembersModule {}
