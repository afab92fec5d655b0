import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

@Injectable()
export class DemoQueries {
  constructor(private readonly reader: Reader) {}

  /** Tier keys of the demo's people, by openid. */
  async tiersByOpenid(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reader.query<{ value: string; tier: string }>(
      "SELECT i.value, m.tier FROM member_identity i JOIN member m ON m.id = i.member_id WHERE i.kind = 'openid' AND i.value LIKE 'oDemo%'",
    );
    return new Map(rows.map((row) => [row.value, row.tier]));
  }
}
