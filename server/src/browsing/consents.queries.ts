import { Injectable } from '@nestjs/common';
import type { Purpose } from '@jieti/shared/model/purpose';
import { Reader } from '../db/sql.js';

@Injectable()
export class ConsentsQueries {
  constructor(private readonly reader: Reader) {}

  async allows(memberId: number, purpose: Purpose): Promise<boolean> {
    const [row] = await this.reader.query<{ granted: number }>(
      'SELECT granted FROM privacy_consent WHERE member_id = ? AND purpose = ? ORDER BY id DESC LIMIT 1',
      [memberId, purpose],
    );
    return Number(row?.granted ?? 0) === 1;
  }
}
