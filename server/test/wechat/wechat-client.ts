import type { Clock } from '../../src/clock.js';
import type { Config } from '../../src/config.js';
import type { Database } from '../../src/db/open-database.js';
import { PersonalData } from '../../src/members/personal-data.js';
import { AccessTokens } from '../../src/wechat/access-tokens.js';
import { MessageSender } from '../../src/wechat/message-sender.js';
import { SharedTokens } from '../../src/wechat/shared-tokens.js';
import { TemplateCatalogue } from '../../src/wechat/template-catalogue.js';
import { TemplateCatalogueQueries } from '../../src/wechat/template-catalogue.queries.js';
import { TemplateCatalogueRepository } from '../../src/wechat/template-catalogue.repository.js';
import { WechatAccounts } from '../../src/wechat/wechat-accounts.js';
import { WechatApi } from '../../src/wechat/wechat-api.js';
import type { WechatHttp } from '../../src/wechat/wechat-http.js';
import { WechatTokensQueries } from '../../src/wechat/wechat-tokens.queries.js';
import { WechatTokensRepository } from '../../src/wechat/wechat-tokens.repository.js';
import { testConfig } from '../setup/world.js';

export interface ClientParts {
  readonly database: Database;
  readonly http: WechatHttp;
  readonly clock: Clock;
  readonly settings: Pick<Config, 'wechat'>;
}

/** The client of one server process, wired by hand; several of them on one database are several processes. */
export function wechatClient({ database, http, clock, settings }: ClientParts) {
  const { transactions, dialect, reader } = database;
  const accounts = new WechatAccounts(settings);
  const tokenRows = new WechatTokensQueries(reader);
  const sealed = new PersonalData(testConfig);
  const shared = new SharedTokens(transactions, new WechatTokensRepository(dialect), tokenRows, sealed, clock);
  const tokens = new AccessTokens(http, accounts, shared, settings);
  const api = new WechatApi(http, tokens, settings);
  const listed = new TemplateCatalogueQueries(reader);
  const catalogueRows = new TemplateCatalogueRepository(dialect);
  const catalogue = new TemplateCatalogue(listed, catalogueRows, transactions, clock);
  const sender = new MessageSender(api, accounts, catalogue);
  return { accounts, tokenRows, shared, tokens, api, listed, catalogueRows, catalogue, sender };
}
