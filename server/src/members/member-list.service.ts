import { Injectable } from '@nestjs/common';
import type { MemberListQuery, MemberRow } from '@jieti/shared/api/members';
import type { Page } from '@jieti/shared/api/paging';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import type { CsvCell } from '../http/csv.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { readCursor, writeCursor } from './list-cursor.js';
import type { MemberRecord } from './member-record.js';
import { memberRowView } from './member-row-view.js';
import { memberSearch } from './member-search.js';
import { MembersQueries, type MemberFilter } from './members.queries.js';
import { PersonalData } from './personal-data.js';

const EXPORT_PAGE = 1000;
export const memberCsvHeader = [
  '卡号',
  '姓名',
  '手机',
  '等级',
  '有效期至',
  '成长值',
  '净消费（元）',
  '消费次数',
  '入会日',
];

@Injectable()
export class MemberListService {
  constructor(
    private readonly members: MembersQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly personalData: PersonalData,
  ) {}

  /** Refuses with page_cursor_invalid. */
  async list(query: MemberListQuery, now: Instant): Promise<Page<MemberRow>> {
    const { sort, limit, cursor } = query;
    const filter = this.filterOf(query);
    const [version, records, total] = await Promise.all([
      this.programmes.getCurrent(now),
      this.members.list({ ...filter, sort, after: readCursor(cursor), limit: limit + 1 }),
      this.members.count(filter),
    ]);
    const shown = records.slice(0, limit);
    const last = records.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((record) => memberRowView(record, version)),
      nextCursor: last ? writeCursor({ value: sortValue(last, sort), id: last.id }) : null,
      total,
    };
  }

  /** Every member of the filter as a spreadsheet row, masked, read page by page. */
  async *csvRows(
    of: { readonly search: string; readonly tier: string },
    now: Instant,
  ): AsyncGenerator<readonly CsvCell[]> {
    const version = await this.programmes.getCurrent(now);
    const filter = this.filterOf(of);
    for (let after = 0; ; ) {
      const records = await this.members.listFrom(filter, after, EXPORT_PAGE);
      for (const record of records) {
        const { cardNo, name, phone, tier, until, growth, netSpendFen, orderCount, joinedAt } = memberRowView(
          record,
          version,
        );
        const joined = formatDay(businessDayOf(joinedAt, version.timeZone));
        yield [cardNo, name, phone, tier.name, until, growth, (netSpendFen / 100).toFixed(2), orderCount, joined];
      }
      const last = records.at(-1);
      if (!last || records.length < EXPORT_PAGE) return;
      after = last.id;
    }
  }

  private filterOf({
    search,
    tier,
  }: {
    readonly search?: string | undefined;
    readonly tier?: string | undefined;
  }): MemberFilter {
    return { search: memberSearch(search, (phone) => this.personalData.phoneHash(phone)), tier: tier || null };
  }
}

function sortValue(record: MemberRecord, sort: MemberListQuery['sort']): number | null {
  switch (sort) {
    case 'recent':
      return record.lastOrderAt;
    case 'joined':
      return record.joinedAt;
    case 'growth':
      return record.growth;
    default:
      return sort satisfies never;
  }
}
