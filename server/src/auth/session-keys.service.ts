import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { SessionKeysRepository } from '../members/session-keys.repository.js';
import { ConsentsQueries } from '../privacy/consents.queries.js';
import { WechatAccountsSeal } from '../wechat/wechat-accounts-seal.js';

/** Keeps the key of a login, sealed, of members who agree to being known by their groups: nothing else needs it. */
@Injectable()
export class SessionKeysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: SessionKeysRepository,
    private readonly consents: ConsentsQueries,
    private readonly seal: WechatAccountsSeal,
    private readonly clock: Clock,
  ) {}

  async keep(memberId: number, sessionKey: string | null): Promise<void> {
    if (sessionKey === null || !(await this.consents.allows(memberId, 'groups'))) return;
    const fingerprint = createHash('sha256').update(`${memberId}:${sessionKey}`).digest('hex');
    await this.transactions.run(async (tx) => {
      if ((await this.keys.find(tx, memberId))?.fingerprint === fingerprint) return;
      const sealed = this.seal.seal(`session.${memberId}`, sessionKey);
      await this.keys.put(tx, memberId, { fingerprint, sealed }, this.clock.now());
    });
  }
}
