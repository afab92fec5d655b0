import { Injectable } from '@nestjs/common';
import type { NeedClass } from '@jieti/shared/model/survey';
import { Reader } from '../db/sql.js';

export interface MemberNeed {
  readonly need: NeedClass;
  readonly at: number;
  readonly survey: string;
}

/** What members are after, by the latest survey that could tell (D256). */
@Injectable()
export class NeedQueries {
  constructor(private readonly reader: Reader) {}

  async ofMember(memberId: number): Promise<MemberNeed | null> {
    const [row] = await this.reader.query<{ need: NeedClass; answered_at: number; definition: string }>(
      `SELECT a.need, a.answered_at, s.definition FROM survey_answer a JOIN survey s ON s.id = a.survey_id
       WHERE a.member_id = ? AND a.need IS NOT NULL ORDER BY a.answered_at DESC, a.survey_id DESC LIMIT 1`,
      [memberId],
    );
    if (!row) return null;
    const { title } = JSON.parse(row.definition) as { readonly title: string };
    return { need: row.need, at: Number(row.answered_at), survey: title };
  }
}
