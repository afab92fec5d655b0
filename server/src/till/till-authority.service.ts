import { Inject, Injectable } from '@nestjs/common';
import type { SecondPerson } from '@jieti/shared/api/bill-content';
import { businessDayOf } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { SecondPersonService } from './second-person.service.js';
import type { TillActor } from './till-action.js';
import type { RefundOfDay } from './till-actions.repository.js';
import { TillLimitsQueries } from './till-limits.queries.js';

type Second = TillActor['second'];

/** What a clerk wants to do, and who stands beside. */
export interface AuthorityAsked {
  readonly staff: StaffCaller;
  readonly storeId: string;
  readonly amountFen: number;
  readonly secondPerson: SecondPerson | undefined;
}

/** Limits of clerks; operators and owners have none. */
@Injectable()
export class TillAuthorityService {
  constructor(
    private readonly limits: TillLimitsQueries,
    private readonly seconds: SecondPersonService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Who allowed a bill, null when nobody need; refuses with limit_bill, or as `SecondPersonService.verify` does. */
  async forBill(asked: AuthorityAsked): Promise<Second> {
    const second = await this.second(asked);
    if (second || asked.staff.role !== 'clerk') return second;
    const { billFen } = await this.limits.ofStore(asked.storeId);
    if (asked.amountFen > billFen) throw new Refusal('limit_bill');
    return null;
  }

  /**
   * Who allowed a refund; without anybody, `day` is to be counted when it is done. Refuses with limit_refund, or as
   * `SecondPersonService.verify` does.
   */
  async forRefund(asked: AuthorityAsked): Promise<{ readonly second: Second; readonly day: RefundOfDay | null }> {
    const second = await this.second(asked);
    const { staff, storeId, amountFen } = asked;
    if (second || staff.role !== 'clerk') return { second, day: null };
    const { refundFen, refundsPerDayFen } = await this.limits.ofStore(storeId);
    if (amountFen > refundFen) throw new Refusal('limit_refund');
    const day = businessDayOf(this.clock.now(), this.config.timeZone);
    return { second: null, day: { staffId: staff.staffId, day, amountFen, limitFen: refundsPerDayFen } };
  }

  private async second({ secondPerson, staff, storeId }: AuthorityAsked): Promise<Second> {
    return secondPerson ? this.seconds.verify(secondPerson, staff, storeId) : null;
  }
}
