import { Injectable } from '@nestjs/common';
import type { Survey, SurveyDraft } from '@jieti/shared/api/surveys';
import type { SurveyAnswers, NeedClass } from '@jieti/shared/model/survey';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { surveyColumns, surveyOf, type SurveyRow } from './survey-row.js';

export interface NewAnswer {
  readonly surveyId: number;
  readonly memberId: number;
  readonly answers: SurveyAnswers;
  readonly nps: number | null;
  readonly need: NeedClass | null;
  readonly at: Instant;
}

@Injectable()
export class SurveysRepository {
  constructor(private readonly dialect: Dialect) {}

  async insert(
    tx: Tx,
    draft: SurveyDraft,
    by: { readonly name: string; readonly now: Instant; readonly endsAt: Instant | null },
  ): Promise<number> {
    const { insertId } = await tx.execute(
      "INSERT INTO survey (state, definition, ends_at, created_at, created_by) VALUES ('draft', ?, ?, ?, ?)",
      [JSON.stringify(draft), by.endsAt, by.now, by.name],
    );
    return insertId;
  }

  /** False unless it is a draft still. */
  async updateDraft(tx: Tx, id: number, draft: SurveyDraft, endsAt: Instant | null): Promise<boolean> {
    const { affectedRows } = await tx.execute(
      "UPDATE survey SET definition = ?, ends_at = ? WHERE id = ? AND state = 'draft'",
      [JSON.stringify(draft), endsAt, id],
    );
    return affectedRows === 1;
  }

  /** False when the survey stands elsewhere: a closed one never opens again. */
  async moveTo(tx: Tx, id: number, state: 'open' | 'closed'): Promise<boolean> {
    const from = state === 'open' ? 'draft' : 'open';
    const sql = 'UPDATE survey SET state = ? WHERE id = ? AND state = ?';
    return (await tx.execute(sql, [state, id, from])).affectedRows === 1;
  }

  /** The survey, read for good. Refuses with not_found. */
  async getLocked(tx: Tx, id: number): Promise<Survey> {
    const [row] = await tx.query<SurveyRow>(
      `SELECT ${surveyColumns} FROM survey WHERE id = ?${this.dialect.forUpdate}`,
      [id],
    );
    if (!row) throw new Refusal('not_found');
    return surveyOf(row);
  }

  /** Refuses with survey_answered: a member answers once. */
  async insertAnswer(tx: Tx, answer: NewAnswer): Promise<void> {
    const { surveyId, memberId, answers, nps, need, at } = answer;
    try {
      await tx.insertRows(
        'survey_answer',
        ['survey_id', 'member_id', 'answers', 'nps', 'need', 'answered_at'],
        [[surveyId, memberId, JSON.stringify(answers), nps, need, at]],
      );
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new Refusal('survey_answered');
      throw error;
    }
  }
}
