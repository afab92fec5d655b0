import { Inject, Injectable } from '@nestjs/common';
import type { Page } from '@jieti/shared/api/paging';
import type { PerkReport, PerkUse, PerkUseExportQuery, PerkUseQuery } from '@jieti/shared/api/perks';
import { businessDayOf, formatDay, offsetAt } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import type { CsvCell } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { monthNumber } from './month-number.js';
import { PerkUsesQueries } from './perk-uses.queries.js';

const EXPORT_PAGE = 500;
export const perkUseCsvHeader = ['时间', '权益', '等级', '卡号', '姓名', '门店', '店员', '设备', '撤销时间'];

@Injectable()
export class PerkUseListService {
  constructor(
    private readonly uses: PerkUsesQueries,
    private readonly programmes: ProgrammesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Refuses with page_cursor_invalid. */
  async list({ cursor, limit, ...filter }: PerkUseQuery, now: Instant): Promise<Page<PerkUse>> {
    return this.uses.list(filter, { beforeId: idCursor(cursor), limit }, await this.programmes.getCurrent(now));
  }

  /** `month` as `2026-11`; the present one without it. */
  async report(month: string | undefined, now: Instant): Promise<PerkReport> {
    const number = month === undefined ? monthNumber(now, this.config.timeZone) : Number(month.replace('-', ''));
    return this.uses.report(number, await this.programmes.getCurrent(now));
  }

  /** Every use of the filter as a spreadsheet row, newest first, read page by page. */
  async *csvRows(filter: PerkUseExportQuery, now: Instant): AsyncGenerator<readonly CsvCell[]> {
    const version = await this.programmes.getCurrent(now);
    for (let beforeId: number | undefined; ; ) {
      const { items, nextCursor } = await this.uses.list(filter, { beforeId, limit: EXPORT_PAGE }, version);
      for (const use of items) yield this.csvRow(use);
      if (nextCursor === null) return;
      beforeId = Number(nextCursor);
    }
  }

  private csvRow({ at, title, tier, member, storeName, staff, device, undoneAt }: PerkUse): readonly CsvCell[] {
    const undone = undoneAt === null ? null : this.timeText(undoneAt);
    return [this.timeText(at), title, tier.name, member.cardNo, member.name, storeName, staff, device, undone];
  }

  private timeText(at: Instant): string {
    const { timeZone } = this.config;
    const clock = new Date(at + offsetAt(at, timeZone)).toISOString().slice(11, 19);
    return `${formatDay(businessDayOf(at, timeZone))} ${clock}`;
  }
}
