import { Injectable } from '@nestjs/common';
import type { ChannelAccountKey, ChannelCheckResult } from '@jieti/shared/api/channels';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { WechatAccountsCheck, type AccountCheck } from '../wechat/wechat-accounts-check.js';
import { ChannelSettingsRepository } from './channel-settings.repository.js';
import { errorAdvice } from './error-advice.js';

/** “检查连接”: asks WeChat, and remembers what it said. */
@Injectable()
export class ChannelCheckService {
  constructor(
    private readonly probe: WechatAccountsCheck,
    private readonly transactions: Transactions,
    private readonly settings: ChannelSettingsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `account_missing`. */
  async check(account: ChannelAccountKey, by: string): Promise<ChannelCheckResult> {
    const found = await this.ask(account);
    if (found.kind === 'missing') throw new Refusal('account_missing');
    const at = this.clock.now();
    const result = { at, ok: found.kind === 'ok', code: found.kind === 'ok' ? '0' : found.code };
    await this.transactions.run(async (tx) => {
      await this.settings.storeCheck(tx, { account, ...result, by });
      const detail = { code: result.code };
      await this.settings.note(tx, { actor: by, action: 'channel.check', subject: `channel:${account}`, detail }, at);
    });
    return checkView(result);
  }

  private ask(account: ChannelAccountKey): Promise<AccountCheck> {
    switch (account) {
      case 'miniProgram':
      case 'officialAccount':
        return this.probe.checkApp(account);
      case 'wecom':
        return this.probe.checkWecom();
      case 'pay':
        return this.probe.checkPay();
      default:
        return account satisfies never;
    }
  }
}

/** A finding with the sentence people read. */
export function checkView({ at, ok, code }: Omit<ChannelCheckResult, 'sentence'>): ChannelCheckResult {
  return { at, ok, code, sentence: ok ? '连接正常，微信认得这组凭证。' : errorAdvice(code) };
}
