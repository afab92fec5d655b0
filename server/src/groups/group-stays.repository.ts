import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import type { WecomGroupMember } from '../wechat/wecom-groups.js';

/** Somebody who is in a group now, known again by a keyed hash. */
export interface PresentPerson extends Pick<WecomGroupMember, 'kind' | 'joinedAt' | 'joinedBy' | 'state'> {
  readonly person: string;
  /** Whose membership it is, of those who agree; null else. */
  readonly memberId: number | null;
}

const columns = [
  ...['chat_id', 'person', 'joined_at', 'left_at', 'is_staff', 'joined_by', 'join_way', 'member_id', 'linked_at'],
];

interface OpenStay {
  readonly person: string;
  readonly joined_at: number;
  readonly member_id: number | null;
}

/** Who was in which group from when to when. */
@Injectable()
export class GroupStaysRepository {
  /** Makes the stays that are open those of the people present; the group is locked. */
  async put(tx: Tx, chatId: string, present: readonly PresentPerson[], readAt: Instant): Promise<void> {
    const open = await tx.query<OpenStay>(
      'SELECT person, joined_at, member_id FROM group_stay WHERE chat_id = ? AND left_at IS NULL',
      [chatId],
    );
    const known = new Map(open.map((stay) => [`${stay.person}:${stay.joined_at}`, stay]));
    const there = new Set(present.map(keyOf));
    for (const stay of open)
      if (!there.has(`${stay.person}:${stay.joined_at}`)) await this.end(tx, chatId, stay, readAt);
    const fresh = present.filter((one) => !known.has(keyOf(one)));
    await this.begin(tx, chatId, fresh, readAt);
    for (const one of present) {
      const stay = known.get(keyOf(one));
      if (stay && (stay.member_id === null ? null : Number(stay.member_id)) !== one.memberId)
        await this.link(tx, chatId, one, readAt);
    }
  }

  /** Everybody is out. */
  async endAll(tx: Tx, chatId: string, at: Instant): Promise<void> {
    await tx.execute('UPDATE group_stay SET left_at = ? WHERE chat_id = ? AND left_at IS NULL', [at, chatId]);
  }

  /** Members by their unionid. */
  async membersOf(tx: Tx, unionids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const members = new Map<string, number>();
    for (const part of chunked(unionids, 500)) {
      const rows = await tx.query<{ value: string; member_id: number }>(
        `SELECT value, member_id FROM member_identity
         WHERE kind = 'unionid' AND value IN (${placeholders(part.length)})`,
        part,
      );
      for (const { value, member_id } of rows) members.set(value, Number(member_id));
    }
    return members;
  }

  /** One that was taken for ended, by an answer that came late, goes on. */
  private async begin(tx: Tx, chatId: string, fresh: readonly PresentPerson[], readAt: Instant): Promise<void> {
    const unknown: PresentPerson[] = [];
    for (const one of fresh) {
      const { affectedRows } = await tx.execute(
        `UPDATE group_stay SET left_at = NULL, member_id = ?, linked_at = ?
         WHERE chat_id = ? AND person = ? AND joined_at = ?`,
        [one.memberId, one.memberId === null ? null : readAt, chatId, one.person, one.joinedAt],
      );
      if (affectedRows === 0) unknown.push(one);
    }
    const rows = unknown.map(({ person, joinedAt, kind, joinedBy, state, memberId }) => [
      ...[chatId, person, joinedAt, null, kind === 'staff', joinedBy, state.slice(0, 40)],
      ...[memberId, memberId === null ? null : readAt],
    ]);
    await tx.insertRows('group_stay', columns, rows);
  }

  private async end(tx: Tx, chatId: string, { person, joined_at }: OpenStay, at: Instant): Promise<void> {
    await tx.execute('UPDATE group_stay SET left_at = ? WHERE chat_id = ? AND person = ? AND joined_at = ?', [
      ...[Math.max(at, Number(joined_at)), chatId, person, Number(joined_at)],
    ]);
  }

  private async link(tx: Tx, chatId: string, one: PresentPerson, at: Instant): Promise<void> {
    await tx.execute(
      'UPDATE group_stay SET member_id = ?, linked_at = ? WHERE chat_id = ? AND person = ? AND joined_at = ?',
      [one.memberId, one.memberId === null ? null : at, chatId, one.person, one.joinedAt],
    );
  }
}

const keyOf = ({ person, joinedAt }: PresentPerson): string => `${person}:${joinedAt}`;
