import { Injectable } from '@nestjs/common';
import type { Page } from '@jieti/shared/api/paging';
import type { Survey } from '@jieti/shared/api/surveys';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import { surveyColumns, surveyOf, type SurveyRow } from './survey-row.js';

/** What a phone is asked at once; nobody answers more. */
const ASKED_AT_ONCE = 20;

@Injectable()
export class SurveysQueries {
  constructor(private readonly reader: Reader) {}

  async find(id: number): Promise<Survey | undefined> {
    const [row] = await this.reader.query<SurveyRow>(`SELECT ${surveyColumns} FROM survey WHERE id = ?`, [id]);
    return row && surveyOf(row);
  }

  /** Newest first. */
  async list(beforeId: number | undefined, limit: number): Promise<Page<Survey>> {
    const rows = await this.reader.query<SurveyRow>(
      `SELECT ${surveyColumns} FROM survey WHERE id < ? ORDER BY id DESC LIMIT ?`,
      [beforeId ?? Number.MAX_SAFE_INTEGER, limit + 1],
    );
    const [count] = await this.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM survey');
    const items = rows.slice(0, limit).map(surveyOf);
    const nextCursor = rows.length > limit ? String(items.at(-1)!.id) : null;
    return { items, nextCursor, total: Number(count?.n ?? 0) };
  }

  /** Those that ask at `now`, newest first, whichever tier they ask. */
  async listOpen(now: Instant): Promise<readonly Survey[]> {
    const rows = await this.reader.query<SurveyRow>(
      `SELECT ${surveyColumns} FROM survey WHERE state = 'open' AND (ends_at IS NULL OR ends_at > ?)
       ORDER BY id DESC LIMIT ${ASKED_AT_ONCE}`,
      [now],
    );
    return rows.map(surveyOf);
  }

  /** Which surveys a member has answered. */
  async answeredBy(memberId: number): Promise<ReadonlySet<number>> {
    const rows = await this.reader.query<{ survey_id: number }>(
      'SELECT survey_id FROM survey_answer WHERE member_id = ?',
      [memberId],
    );
    return new Set(rows.map((row) => Number(row.survey_id)));
  }

  async tierOf(memberId: number): Promise<string> {
    const [row] = await this.reader.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [memberId]);
    return row?.tier ?? '';
  }
}
