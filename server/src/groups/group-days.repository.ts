import { Injectable } from '@nestjs/common';
import type { BusinessDay } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import type { WecomGroupCounts } from '../wechat/wecom-groups.js';

const columns = [
  ...['owner', 'day', 'new_groups', 'active_groups', 'all_groups', 'new_members', 'active_members', 'all_members'],
  'messages',
];

/** What WeCom counted over the groups of an owner on a day; it never says who spoke. */
@Injectable()
export class GroupDaysRepository {
  async put(
    tx: Tx,
    owner: string,
    days: readonly { readonly day: BusinessDay; readonly counts: WecomGroupCounts }[],
  ): Promise<void> {
    for (const { day } of days) await tx.execute('DELETE FROM group_day WHERE owner = ? AND day = ?', [owner, day]);
    const rows = days.map(({ day, counts }) => [
      ...[owner, day, counts.newGroups, counts.groupsWithMessages, counts.groups],
      ...[counts.newMembers, counts.membersWithMessages, counts.members, counts.messages],
    ]);
    await tx.insertRows('group_day', columns, rows);
  }
}
