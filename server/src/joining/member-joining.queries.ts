import { Injectable } from '@nestjs/common';
import type { MemberJoining } from '@jieti/shared/api/joining';
import type { EntryChannel } from '@jieti/shared/model/entry';
import { maskName } from '@jieti/shared/rules/mask';
import { Reader } from '../db/sql.js';

interface JoiningRow {
  readonly notice_version: number;
  readonly channel: EntryChannel;
  readonly scene: number | null;
  readonly store_id: string | null;
  readonly store: string | null;
  readonly campaign: string | null;
  readonly referrer_app: string | null;
  readonly at: number;
}

/** How single members joined. */
@Injectable()
export class MemberJoiningQueries {
  constructor(private readonly reader: Reader) {}

  async find(memberId: number): Promise<MemberJoining['joining']> {
    const [row] = await this.reader.query<JoiningRow>(
      `SELECT j.notice_version, j.channel, j.scene, j.store_id, s.name AS store, j.campaign, j.referrer_app, j.at
       FROM member_joining j LEFT JOIN store s ON s.id = j.store_id WHERE j.member_id = ?`,
      [memberId],
    );
    if (!row) return null;
    return {
      ...{ at: Number(row.at), channel: row.channel, noticeVersion: Number(row.notice_version) },
      scene: row.scene === null ? null : Number(row.scene),
      store: row.store_id === null ? null : { id: row.store_id, name: row.store ?? row.store_id },
      ...{ campaign: row.campaign, referrerAppId: row.referrer_app },
    };
  }

  async findInviter(memberId: number): Promise<MemberJoining['inviter']> {
    const [row] = await this.reader.query<{ id: number; name: string; card_no: string }>(
      `SELECT m.id, m.name, m.card_no FROM invitation i JOIN member m ON m.id = i.inviter_id WHERE i.referee_id = ?`,
      [memberId],
    );
    return row ? { id: Number(row.id), name: maskName(row.name), cardNo: row.card_no } : null;
  }
}
