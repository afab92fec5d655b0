import { Injectable } from '@nestjs/common';
import { Transactions } from '../db/transactions.js';
import { SessionKeysRepository } from '../members/session-keys.repository.js';
import { SealBroken, WechatAccountsSeal } from '../wechat/wechat-accounts-seal.js';

@Injectable()
export class KeptSessionKeysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: SessionKeysRepository,
    private readonly seal: WechatAccountsSeal,
  ) {}

  /** The key of the member's last login; null where none is kept, or it was sealed under another secret. */
  async find(memberId: number): Promise<string | null> {
    const kept = await this.transactions.run((tx) => this.keys.find(tx, memberId));
    if (!kept) return null;
    try {
      return this.seal.open(`session.${memberId}`, kept.sealed);
    } catch (error) {
      if (error instanceof SealBroken) return null;
      throw error;
    }
  }
}
