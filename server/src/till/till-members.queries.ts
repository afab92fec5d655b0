import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader, type SqlValue } from '../db/sql.js';
import { PersonalData } from '../members/personal-data.js';

/** A member at the till; the name is in clear, so it is masked before it leaves. */
export interface TillMember {
  readonly id: number;
  readonly name: string;
  readonly phoneMask: string | null;
  readonly cardNo: string;
  readonly registeredAt: Instant;
  /** As it was settled last: it stands until `nextReviewAt` (null: for ever), or until another version is in force. */
  readonly settled: { readonly tier: string; readonly version: number; readonly nextReviewAt: Instant | null };
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly phone_mask: string | null;
  readonly card_no: string;
  readonly registered_at: number;
  readonly tier: string;
  readonly programme_version: number;
  readonly next_review_at: number | null;
}

@Injectable()
export class TillMembersQueries {
  constructor(
    private readonly reader: Reader,
    private readonly personalData: PersonalData,
  ) {}

  findById(id: number): Promise<TillMember | null> {
    return this.findOnly('id = ?', id);
  }

  findByCard(cardNo: string): Promise<TillMember | null> {
    return this.findOnly('card_no = ?', cardNo);
  }

  /** Null also when several members share the number: then it names nobody. */
  findByPhone(phone: string): Promise<TillMember | null> {
    return this.findOnly('phone_hash = ?', this.personalData.phoneHash(phone));
  }

  /** Whether a rotating code has moved value already. */
  async isCodeUsed(codeHash: string): Promise<boolean> {
    const rows = await this.reader.query('SELECT 1 AS used FROM code_use WHERE code_hash = ?', [codeHash]);
    return rows.length > 0;
  }

  /** Closed accounts are nobody. */
  private async findOnly(where: string, value: SqlValue): Promise<TillMember | null> {
    const rows = await this.reader.query<Row>(
      `SELECT id, name, phone_mask, card_no, registered_at, tier, programme_version, next_review_at
       FROM member WHERE ${where} AND status = 'active' LIMIT 2`,
      [value],
    );
    const [row] = rows;
    if (!row || rows.length > 1) return null;
    return {
      id: Number(row.id),
      name: row.name,
      phoneMask: row.phone_mask,
      cardNo: row.card_no,
      registeredAt: Number(row.registered_at),
      settled: {
        tier: row.tier,
        version: Number(row.programme_version),
        nextReviewAt: row.next_review_at === null ? null : Number(row.next_review_at),
      },
    };
  }
}
