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

/** What else belongs to the registration, in its transaction. */
export type AlsoDone = (tx: Tx, memberId: number, now: Instant) => Promise<void>;

const ATTEMPTS = 5;
const nothingElse: AlsoDone = async () => {};

/** The same phone has just become a member without its unionid: looked at again, it is known by its openid. */
class OpenidTaken extends Error {}

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
  async register(openid: string, unionid: string | null, also: AlsoDone = nothingElse): Promise<Registration> {
    const own: Identity = { kind: 'openid', value: openid };
    const union: Identity | null = unionid === null ? null : { kind: 'unionid', value: unionid };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transactions.run(async (tx) => {
          const registration = await this.registerOnce(tx, own, union);
          await also(tx, registration.memberId, this.clock.now());
          return registration;
        });
      } catch (error) {
        if (!(error instanceof OpenidTaken) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** A new person is first met by the unionid: two apps of the shop may say it at the same moment, each with its openid. */
  private async registerOnce(tx: Tx, own: Identity, union: Identity | null): Promise<Registration> {
    const now = this.clock.now();
    const known = await this.members.resolve(tx, union ? [own, union] : [own]);
    const byOwn = known.get(memberRefKey(own));
    const memberId = byOwn ?? (union && known.get(memberRefKey(union))) ?? (await this.meet(tx, union ?? own, now));
    if (byOwn === undefined && (await this.members.attach(tx, memberId, own, now)) === 'taken') throw new OpenidTaken();
    if (union) await this.members.attach(tx, memberId, union, now);
    return { memberId, isNew: await this.join(tx, memberId, now) };
  }

  private async meet(tx: Tx, identity: Identity, now: Instant): Promise<number> {
    const met = await this.members.insertFirstContacts(tx, [{ identity, registeredAt: now }], now);
    const memberId = met.get(memberRefKey(identity));
    if (memberId === undefined) throw new Error('a first contact got no member');
    return memberId;
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
