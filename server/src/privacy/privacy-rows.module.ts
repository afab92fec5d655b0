import { Module } from '@nestjs/common';
import { ConsentWordsRepository } from './consent-words.repository.js';
import { ConsentsQueries } from './consents.queries.js';
import { PrivacyNotices } from './privacy-notices.js';

/** What members agreed to, for whoever collects, counts or sends. */
@Module({
  providers: [ConsentsQueries, ConsentWordsRepository, PrivacyNotices],
  exports: [ConsentsQueries, ConsentWordsRepository, PrivacyNotices],
})
export class PrivacyRowsModule {}
