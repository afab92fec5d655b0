import { Injectable } from '@nestjs/common';
import type { GroupDay } from '@jieti/shared/api/groups';
import type { BusinessDay } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

interface DayRow {
  readonly day: number;
  readonly members: number;
  readonly new_members: number;
  readonly active: number;
  readonly messages: number;
}

/** What WeCom counted, over all owners together. */
@Injectable()
export class GroupDaysQueries {
  constructor(private readonly reader: Reader) {}

  async counted(since: BusinessDay): Promise<ReadonlyMap<BusinessDay, NonNullable<GroupDay['counted']>>> {
    const rows = await this.reader.query<DayRow>(
      `SELECT day, SUM(all_members) AS members, SUM(new_members) AS new_members, SUM(active_members) AS active,
         SUM(messages) AS messages FROM group_day WHERE day >= ? GROUP BY day`,
      [since],
    );
    return new Map(
      rows.map(({ day, members, new_members, active, messages }) => [
        Number(day),
        {
          ...{ members: Number(members), newMembers: Number(new_members), activeMembers: Number(active) },
          messages: Number(messages),
        },
      ]),
    );
  }
}
