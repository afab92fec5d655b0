import { Injectable } from '@nestjs/common';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Transactions } from '../db/transactions.js';
import { WecomGroups } from '../wechat/wecom-groups.js';
import { GroupDaysRepository } from './group-days.repository.js';
import { GroupWorkQueries } from './group-work.queries.js';

/** WeCom's days are China's, wherever the shop is. */
export const WECOM_ZONE = 'Asia/Shanghai';
const FIRST_DAYS = 60;
/** Days one question may span. */
const SPAN = 30;

/** Reads what WeCom counted each day over each owner's groups, until yesterday (wechat-platform 4.3). */
@Injectable()
export class GroupDaysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly wecom: WecomGroups,
    private readonly days: GroupDaysRepository,
    private readonly work: GroupWorkQueries,
  ) {}

  async readNew(now: Instant): Promise<void> {
    const yesterday = businessDayOf(now, WECOM_ZONE) - 1;
    for (const { owner, lastDay } of await this.work.listOwners()) {
      const first = lastDay === null ? yesterday - FIRST_DAYS + 1 : lastDay + 1;
      for (let day = first; day <= yesterday; day += SPAN)
        if (!(await this.readSpan(owner, day, Math.min(day + SPAN - 1, yesterday)))) break;
    }
  }

  private async readSpan(owner: string, from: BusinessDay, to: BusinessDay): Promise<boolean> {
    const [begin, end] = [from, to].map((day) => startOfDay(day, WECOM_ZONE) / 1000);
    const outcome = await this.wecom.listByDay({ begin: begin ?? 0, end: end ?? 0 }, [owner]);
    if (outcome.kind !== 'ok') return false;
    const rows = outcome.value.map(({ day, counts }) => ({ day: businessDayOf(day, WECOM_ZONE), counts }));
    const within = rows.filter(({ day }) => day >= from && day <= to);
    await this.transactions.run((tx) => this.days.put(tx, owner, within));
    return true;
  }
}
