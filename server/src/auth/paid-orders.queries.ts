import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';

export interface UnnamedPayer {
  readonly memberId: number;
  readonly openid: string;
  readonly transactionId: string;
}

const MOST = 100;

@Injectable()
export class PaidOrdersQueries {
  constructor(private readonly reader: Reader) {}

  /** Orders paid since then by members whose unionid is not known. */
  async listUnnamed(since: Instant): Promise<UnnamedPayer[]> {
    const rows = await this.reader.query<{ member_id: number; openid: string; transaction_id: string }>(
      `SELECT o.member_id, o.openid, o.transaction_id FROM pay_order o
       WHERE o.state IN ('paid', 'refunded') AND o.paid_at >= ? AND o.transaction_id IS NOT NULL AND o.openid <> ''
       AND NOT EXISTS (SELECT 1 FROM member_identity i WHERE i.member_id = o.member_id AND i.kind = 'unionid')
       ORDER BY o.paid_at DESC LIMIT ${MOST}`,
      [since],
    );
    return rows.map((row) => ({
      memberId: Number(row.member_id),
      openid: row.openid,
      transactionId: row.transaction_id,
    }));
  }
}
