import { Injectable } from '@nestjs/common';
import type { ChannelAccountChange } from '@jieti/shared/api/channels';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { WechatAccountsStored } from '../wechat/wechat-accounts-stored.js';
import type { StoredAccountKey } from '../wechat/wechat-accounts-values.js';
import { AccountDraft, type AccountContent } from './account-draft.js';
import { ChannelSettingsRepository } from './channel-settings.repository.js';
import { tokenKeysOf } from './token-keys.js';

/** Changes the accounts of the shop. A change is audited without its secrets and counts everywhere within seconds. */
@Injectable()
export class ChannelSettingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: ChannelSettingsRepository,
    private readonly draft: AccountDraft,
    private readonly stored: WechatAccountsStored,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `malformed` naming the fields, or `account_changed` where somebody else was faster. */
  async change(account: StoredAccountKey, { version, values }: ChannelAccountChange, by: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await this.settings.lock(tx, account, now);
      if (row.version !== version) throw new Refusal('account_changed');
      const before = this.draft.current(account, row, now);
      const after = this.draft.changed(row, values, now);
      const write = { account, version: version + 1, by, ...texts(after) };
      await this.settings.store(tx, write, now);
      const detail = { version: version + 1, fields: Object.keys(values).sort().join(',') };
      await this.settings.note(tx, { actor: by, action: 'channel.change', subject: `channel:${account}`, detail }, now);
      await this.dropTokens(tx, [before, after], values);
    });
    this.stored.forget();
  }

  /** Back to what the environment says. @throws Refusal `account_missing` where nothing is set here. */
  async reset(account: StoredAccountKey, by: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await this.settings.lock(tx, account, now);
      if (row.fields === null) throw new Refusal('account_missing');
      const before = this.draft.current(account, row, now);
      const write = { account, version: row.version + 1, by, fields: null, secrets: null };
      await this.settings.store(tx, write, now);
      const entry = { actor: by, action: 'channel.reset', subject: `channel:${account}`, detail: {} } as const;
      await this.settings.note(tx, entry, now);
      await this.settings.dropTokens(tx, tokenKeysOf(before.fields));
    });
    this.stored.forget();
  }

  /** A changed callback key leaves tokens alone. */
  private async dropTokens(
    tx: Tx,
    contents: readonly AccountContent[],
    values: ChannelAccountChange['values'],
  ): Promise<void> {
    if (!['appId', 'appSecret', 'corpId', 'agentId', 'secret'].some((name) => name in values)) return;
    for (const { fields } of contents) await this.settings.dropTokens(tx, tokenKeysOf(fields));
  }
}

function texts({ fields, secrets }: AccountContent): { readonly fields: string; readonly secrets: string } {
  return { fields: JSON.stringify(fields), secrets: JSON.stringify(secrets) };
}
