import { Injectable } from '@nestjs/common';
import type { Claimed, Exchange } from '@jieti/shared/api/claims';
import type { ErrorCode } from '@jieti/shared/api/errors';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { couponViewOf } from './coupon-row.js';
import { CouponClaimsRepository } from './coupon-claims.repository.js';
import { normalCode } from './exchange-code.js';
import { ExchangeCodesRepository } from './exchange-codes.repository.js';

/** Turning a code that somebody was given into a coupon of theirs. */
@Injectable()
export class ExchangeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly ledger: LedgerRepository,
    private readonly codes: ExchangeCodesRepository,
    private readonly desk: CouponClaimsRepository,
  ) {}

  /**
   * Each code once, and the same key again gives the same coupon. Refuses with exchange_code_unknown,
   * exchange_code_used, exchange_code_void, exchange_code_tries (ten wrong ones within an hour), coupon_limit,
   * coupon_out_of_stock (the template is switched off) or idempotency_conflict.
   */
  async exchange(memberId: number, { code, idempotencyKey }: Exchange): Promise<Claimed> {
    const now = this.clock.now();
    const outcome = await this.transactions.run(async (tx) => {
      if (!(await this.ledger.lock(tx, [memberId])).get(memberId)?.isActive) throw new Refusal('member_unknown');
      return this.take(tx, { memberId, norm: normalCode(code), key: `code:${idempotencyKey}` }, now);
    });
    if (typeof outcome === 'string') throw new Refusal(outcome);
    return outcome;
  }

  /** A wrong code is a value, so that its trace stays; the caller has locked the member. */
  private async take(
    tx: Tx,
    { memberId, norm, key }: { readonly memberId: number; readonly norm: string | null; readonly key: string },
    now: Instant,
  ): Promise<Claimed | ErrorCode> {
    const held = await this.desk.findHeld(tx, memberId, key);
    const found = norm === null ? undefined : await this.codes.lock(tx, norm);
    if (held) {
      if (found?.couponId !== held.id) throw new Refusal('idempotency_conflict');
      return { coupon: couponViewOf(held, now), repeated: true };
    }
    if (await this.codes.mustWait(tx, memberId, now)) return 'exchange_code_tries';
    if (found?.state !== 'open') {
      await this.codes.noteMiss(tx, memberId, now);
      if (!found) return 'exchange_code_unknown';
      return found.state === 'used' ? 'exchange_code_used' : 'exchange_code_void';
    }
    const claim = { templateId: found.templateId, grantKey: key, origin: '兑换码', reserved: true, pointsPaid: 0 };
    const coupon = await this.desk.take(tx, memberId, claim, now);
    await this.codes.use(tx, found.id, { memberId, couponId: coupon.id }, now);
    return { coupon: couponViewOf(coupon, now), repeated: false };
  }
}
