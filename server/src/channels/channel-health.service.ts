import { Inject, Injectable } from '@nestjs/common';
import type { ChannelAccountKey, ChannelHealth } from '@jieti/shared/api/channels';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { WechatAccounts } from '../wechat/wechat-accounts.js';
import { WechatAccountsStored } from '../wechat/wechat-accounts-stored.js';
import { accountKeys, type AccountValues, type StoredAccountKey } from '../wechat/wechat-accounts-values.js';
import { accountForms } from './account-fields.js';
import { checkView } from './channel-check.service.js';
import { ChannelHealthQueries, type CheckRow, type ErrorRow, type TokenRow } from './channel-health.queries.js';
import { accountState, tokenView } from './channel-states.js';
import { errorRows } from './error-rows.js';
import { sendLimits } from './send-limits.js';
import { tokenKeysOf } from './token-keys.js';

type HealthOfAccount = ChannelHealth['accounts'][number];

interface Known {
  readonly now: Instant;
  readonly today: number;
  readonly tokens: readonly TokenRow[];
  readonly checks: readonly CheckRow[];
  readonly errors: readonly ErrorRow[];
}

/** Kinds of trouble are shown for this many days. */
const ERROR_DAYS = 7;

const callbackPaths: Readonly<Record<StoredAccountKey, string>> = {
  miniProgram: '/api/wechat/callback/mini-program',
  officialAccount: '/api/wechat/callback/official-account',
  wecom: '/api/wechat/callback/wecom',
};

/** Whether the channels to WeChat work, from what the tables say; it asks WeChat nothing. */
@Injectable()
export class ChannelHealthService {
  constructor(
    private readonly health: ChannelHealthQueries,
    private readonly accounts: WechatAccounts,
    private readonly stored: WechatAccountsStored,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat' | 'timeZone'>,
  ) {}

  async read(): Promise<ChannelHealth> {
    const now = this.clock.now();
    const today = businessDayOf(now, this.config.timeZone);
    const [tokens, checks, errors] = await Promise.all([
      this.health.tokens(),
      this.health.checks(),
      this.health.errorsSince(today - ERROR_DAYS + 1),
    ]);
    const known = { now, today, tokens, checks, errors };
    return {
      asOf: now,
      accounts: [...(await Promise.all(accountKeys.map((key) => this.account(key, known)))), this.pay(known)],
      quotas: await this.quotas(startOfDay(today, this.config.timeZone)),
      errors: errorRows(errors),
    };
  }

  private async account(account: StoredAccountKey, known: Known): Promise<HealthOfAccount> {
    const [stored, ids, callback, events] = await Promise.all([
      this.stored.find(account),
      this.idsOf(account),
      this.accounts.findCallback(account),
      this.health.events(account),
    ]);
    const refused = known.errors.filter(({ channel, place }) => channel === account && place === 'callback');
    const refusedToday = refused.filter(({ day }) => day === known.today);
    const problem = stored.kind === 'unreadable' ? stored.sentence : null;
    const key = tokenKeysOf(ids)[0];
    const token =
      key === undefined
        ? null
        : tokenView(
            known.tokens.find((row) => row.key === key),
            known.now,
          );
    const lastCheck = lastCheckOf(account, known);
    const connected = key !== undefined;
    return {
      account,
      title: accountForms[account].title,
      ...accountState({ connected, problem, token, lastCheck, failedEvents: events.failed }),
      token,
      callback: {
        path: callbackPaths[account],
        configured: callback !== null,
        mode: callback?.mode ?? null,
        ...events,
        lastRefusedAt: refused[0]?.lastAt ?? null,
        refusedToday: refusedToday.reduce((sum, { times }) => sum + times, 0),
      },
      lastCheck,
    };
  }

  private pay(known: Known): HealthOfAccount {
    const lastCheck = lastCheckOf('pay', known);
    const connected = this.config.wechat.pay !== null;
    const state = accountState({ connected, problem: null, token: null, lastCheck, failedEvents: 0 });
    return { account: 'pay', title: '微信支付', ...state, token: null, callback: null, lastCheck };
  }

  private async idsOf(account: StoredAccountKey): Promise<AccountValues> {
    if (account === 'wecom') {
      const wecom = await this.accounts.findWecom();
      return wecom ? { corpId: wecom.corpId, agentId: wecom.agentId } : {};
    }
    const app = await this.accounts.findApp(account);
    return app ? { appId: app.appId } : {};
  }

  private quotas(since: Instant): Promise<ChannelHealth['quotas']> {
    return Promise.all(
      sendLimits(this.config.wechat.pay !== null).map(async ({ channel, ...limit }) => ({
        key: channel,
        ...limit,
        used: await this.health.sendsSince(channel, since),
      })),
    );
  }
}

function lastCheckOf(account: ChannelAccountKey, { checks }: Known): HealthOfAccount['lastCheck'] {
  const check = checks.find((each) => each.account === account);
  return check ? checkView(check) : null;
}
