import type { MemberRow } from '@jieti/shared/api/members';
import { formatDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { maskName } from '@jieti/shared/rules/mask';
import type { MemberRecord } from './member-record.js';
import { tierBadge } from './tier-badge.js';

/** A member as staff see them: name and telephone number masked. */
export function memberRowView(record: MemberRecord, version: ProgrammeVersion): MemberRow {
  const { id, cardNo, growth, netSpendFen, orderCount, lastOrderAt, joinedAt, store } = record;
  return {
    id,
    cardNo,
    name: maskName(record.name),
    phone: record.phoneMask,
    tier: tierBadge(version, record.tier),
    until: record.tierUntil === null ? null : formatDay(record.tierUntil),
    ...{ growth, netSpendFen, orderCount, lastOrderAt, joinedAt, store },
  };
}
