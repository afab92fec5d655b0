import { Module } from '@nestjs/common';
import { ChildhoodRepository } from './childhood.repository.js';
import { ConsentWordsRepository } from './consent-words.repository.js';
import { ConsentsQueries } from './consents.queries.js';
import { PrivacyNotices } from './privacy-notices.js';

/** What members agreed to, for whoever collects, counts or sends. */
@Module({
  providers: [ChildhoodRepository, ConsentsQueries, ConsentWordsRepository, PrivacyNotices],
  exports: [ChildhoodRepository, ConsentsQueries, ConsentWordsRepository, PrivacyNotices],
})
export class PrivacyRowsModule {}
