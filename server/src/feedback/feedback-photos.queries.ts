import { Injectable } from '@nestjs/common';
import { Reader, type SqlValue } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';

export interface KeptPhoto {
  readonly mediaType: string;
  readonly content: Buffer;
}

@Injectable()
export class FeedbackPhotosQueries {
  constructor(private readonly reader: Reader) {}

  /** Refuses with not_found, another member's too. */
  getOf(memberId: number, key: string): Promise<KeptPhoto> {
    return this.get('photo_key = ? AND member_id = ?', [key, memberId]);
  }

  /** One that came with words: what still waits is nobody's to see but the member's. Refuses with not_found. */
  getSent(key: string): Promise<KeptPhoto> {
    return this.get('photo_key = ? AND feedback_id IS NOT NULL', [key]);
  }

  private async get(where: string, params: readonly SqlValue[]): Promise<KeptPhoto> {
    const [row] = await this.reader.query<{ media_type: string; content: Buffer }>(
      `SELECT media_type, content FROM feedback_photo WHERE ${where}`,
      params,
    );
    if (!row) throw new Refusal('not_found');
    return { mediaType: row.media_type, content: row.content };
  }
}
