import { Inject, Injectable } from '@nestjs/common';
import type { ChannelAccount } from '@jieti/shared/api/channels';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { StaffNamesQueries } from '../staff/staff-names.queries.js';
import { WechatAccountsQueries } from '../wechat/wechat-accounts.queries.js';
import { accountKeys } from '../wechat/wechat-accounts-values.js';
import { AccountDraft } from './account-draft.js';
import { accountView } from './account-view.js';
import { payAccountView } from './pay-account-view.js';

/** The accounts as the console's settings show them; it never hands out a secret. */
@Injectable()
export class ChannelDeskService {
  constructor(
    private readonly accounts: WechatAccountsQueries,
    private readonly staff: StaffNamesQueries,
    private readonly draft: AccountDraft,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  async list(): Promise<ChannelAccount[]> {
    const [rows, nameOf] = await Promise.all([this.accounts.list(), this.staff.read()]);
    const views = accountKeys.map((account) => {
      const row = rows.find((each) => each.account === account) ?? null;
      const stored = this.draft.opened(row);
      const content = this.draft.current(account, row, this.clock.now());
      return accountView({ account, row, content, stored }, nameOf);
    });
    return [...views, payAccountView(this.config.wechat.pay)];
  }
}
