import type { GroupRow } from '@jieti/shared/api/groups';
import type { CsvCell } from '../http/csv.js';

/** Groups as a spreadsheet, one column a tier. */
export const groupsCsv = {
  header: (groups: readonly GroupRow[]): readonly string[] => [
    ...['群', '群主', '客户', '员工', '会员'],
    ...(groups[0]?.tiers.map(({ name }) => name) ?? []),
    ...['30 天进群', '30 天退群', '30 天从群里来', '已解散'],
  ],
  rows: (groups: readonly GroupRow[]): readonly (readonly CsvCell[])[] =>
    groups.map((group) => [
      ...[group.name, group.owner, group.customers, group.staff, group.members],
      ...group.tiers.map(({ count }) => count),
      ...[group.joined, group.left, group.visits, group.dismissedAt === null ? '' : '是'],
    ]),
};
