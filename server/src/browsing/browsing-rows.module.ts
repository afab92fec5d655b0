import { Module } from '@nestjs/common';
import { BrowsingRepository } from './browsing.repository.js';

/** The rows of pages looked at, for whoever writes or deletes them: the members' door, their choices, and the demo. */
@Module({ providers: [BrowsingRepository], exports: [BrowsingRepository] })
export class BrowsingRowsModule {}
