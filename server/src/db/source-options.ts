import path from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { MembersAndFacts0001 } from './migrations/0001-members-and-facts.js';
import { CouponsAndMessages0002 } from './migrations/0002-coupons-and-messages.js';
import { StaffOrdersAndJobs0003 } from './migrations/0003-staff-orders-and-jobs.js';
import { TierProgramme0004 } from './migrations/0004-tier-programme.js';
import { WechatEvents0005 } from './migrations/0005-wechat-events.js';
import { WechatClient0006 } from './migrations/0006-wechat-client.js';
import { ConsentLedger0007 } from './migrations/0007-consent-ledger.js';
import { Payments0008 } from './migrations/0008-payments.js';
import { ChannelSettings0009 } from './migrations/0009-channel-settings.js';
import { Followers0010 } from './migrations/0010-followers.js';
import { Points0011 } from './migrations/0011-points.js';
import { Coupons0012 } from './migrations/0012-coupons.js';
import { Till0013 } from './migrations/0013-till.js';
import { Perks0014 } from './migrations/0014-perks.js';
import { Community0015 } from './migrations/0015-community.js';
import { CountedRedemptions0016 } from './migrations/0016-counted-redemptions.js';
import { FeedbackPhotos0022 } from './migrations/0022-feedback-photos.js';
import { Privacy0018 } from './migrations/0018-privacy.js';
import { ArticlesAndGatherings0017 } from './migrations/0017-articles-and-gatherings.js';
import { Joining0020 } from './migrations/0020-joining.js';
import { EngagementWatch0021 } from './migrations/0021-engagement-watch.js';
import { Childhood0024 } from './migrations/0024-childhood.js';
import { BrowsingAndGroups0019 } from './migrations/0019-browsing-and-groups.js';
import { CampaignNeeds0023 } from './migrations/0023-campaign-needs.js';
import { SafeDatabase } from './safe-database.js';

const migrations = [
  MembersAndFacts0001,
  CouponsAndMessages0002,
  StaffOrdersAndJobs0003,
  TierProgramme0004,
  WechatEvents0005,
  WechatClient0006,
  ConsentLedger0007,
  Payments0008,
  ChannelSettings0009,
  Followers0010,
  Points0011,
  Coupons0012,
  Till0013,
  Perks0014,
  Community0015,
  CountedRedemptions0016,
  ArticlesAndGatherings0017,
  FeedbackPhotos0022,
  Privacy0018,
  Joining0020,
  EngagementWatch0021,
  BrowsingAndGroups0019,
  Childhood0024,
  CampaignNeeds0023,
];

export interface DatabaseLocation {
  /** Directory of the embedded `jieti.db`. */
  readonly dataDir: string;
  /** `mysql://…`, or null for the embedded file. */
  readonly databaseUrl: string | null;
}

/** Both engines have a source that writes and one that reads; only the writer knows the migrations. */
export function sourceOptions(location: DatabaseLocation, use: 'write' | 'read'): DataSourceOptions {
  return location.databaseUrl ? mysqlOptions(location.databaseUrl, use) : sqliteOptions(location.dataDir, use);
}

/** Pages (64 MB) of the log after which it is taken into the file: a page that many commits touch is then written once. */
const WAL_PAGES = 16_000;

/** `synchronous=FULL`: what was acknowledged survives a power cut. The reader cannot write, whatever it is asked. */
function sqliteOptions(dataDir: string, use: 'write' | 'read'): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    driver: SafeDatabase,
    database: path.join(dataDir, 'jieti.db'),
    timeout: 5000,
    statementCacheSize: 40,
    migrations: use === 'write' ? migrations : [],
    prepareDatabase: (database: SafeDatabase) => {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma(`wal_autocheckpoint = ${WAL_PAGES}`);
      database.pragma(`busy_timeout = ${use === 'write' ? 20 : 5000}`);
      database.pragma('foreign_keys = ON');
      database.pragma(`cache_size = ${use === 'write' ? -32_000 : -16_000}`);
      if (use === 'read') database.pragma('query_only = ON');
    },
  };
}

function mysqlOptions(url: string, use: 'write' | 'read'): DataSourceOptions {
  return {
    type: 'mysql',
    url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: 12,
    migrations: use === 'write' ? migrations : [],
    // A stack kept for every statement, in case it fails, costs a tenth of the time; the statement itself is in the error.
    extra: { decimalNumbers: true, trace: false },
  };
}
