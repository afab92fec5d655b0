import { Injectable } from '@nestjs/common';
import type { Avatar } from '@jieti/shared/api/joining';
import { Reader } from '../db/sql.js';

@Injectable()
export class AvatarsQueries {
  constructor(private readonly reader: Reader) {}

  async show(memberId: number): Promise<Avatar> {
    const [row] = await this.reader.query<{ tag: string; mime: string; body: string }>(
      'SELECT tag, mime, body FROM member_avatar WHERE member_id = ?',
      [memberId],
    );
    return row ? { tag: row.tag, mime: row.mime, image: row.body } : { tag: null, mime: null, image: null };
  }

  async findTag(memberId: number): Promise<string | null> {
    const sql = 'SELECT tag FROM member_avatar WHERE member_id = ?';
    const [row] = await this.reader.query<{ tag: string }>(sql, [memberId]);
    return row?.tag ?? null;
  }
}
