import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { SettlementsRepository } from '../ledger/settlements.repository.js';
import { memberRefKey, type Identity } from '../members/member-ref.js';
import { MembersRepository } from '../members/members.repository.js';

export interface Registration {
  readonly memberId: number;
  readonly isNew: boolean;
}

/** First contact: who WeChat says is there becomes one member, whoever else says so at the same moment. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly members: MembersRepository,
    private readonly ledger: LedgerRepository,
    private readonly settlements: SettlementsRepository,
    private readonly clock: Clock,
  ) {}

  /** The member behind the openid; else behind the unionid, who gets the openid too; else a new one. */
  register(openid: string, unionid: string | null): Promise<Registration> {
    const now = this.clock.now();
    const own: Identity = { kind: 'openid', value: openid };
    const union: Identity | null = unionid === null ? null : { kind: 'unionid', value: unionid };
    return this.transactions.run(async (tx) => {
      const known = await this.members.resolve(tx, union ? [own, union] : [own]);
      const found = known.get(memberRefKey(own)) ?? (union && known.get(memberRefKey(union)));
      const memberId =
        found ??
        (await this.members.insertFirstContacts(tx, [{ identity: own, registeredAt: now }], now)).get(
          memberRefKey(own),
        );
      if (memberId === undefined) throw new Error('a first contact got no member');
      await this.members.attach(tx, memberId, own, now);
      if (union) await this.members.attach(tx, memberId, union, now);
      return { memberId, isNew: await this.join(tx, memberId, now) };
    });
  }

  /** Gives a member without a standing the one that follows from no facts; true when it had none. */
  private async join(tx: Tx, memberId: number, now: Instant): Promise<boolean> {
    const member = (await this.ledger.lock(tx, [memberId])).get(memberId);
    if (!member || member.standing.version > 0) return false;
    const none = { fresh: new Map(), announce: false, cause: 'registration' };
    await this.settlements.settle(tx, { members: [member], now, ...none });
    return true;
  }
}
