import { Injectable } from '@nestjs/common';
import type { Page } from '@jieti/shared/api/paging';
import type { Survey, SurveyAnswerRow } from '@jieti/shared/api/surveys';
import type { NeedClass, SurveyAnswers } from '@jieti/shared/model/survey';
import { maskName } from '@jieti/shared/rules/mask';
import { Reader } from '../db/sql.js';
import { answerTexts } from './answer-texts.js';

interface AnswerRow {
  readonly member_id: number;
  readonly name: string;
  readonly answers: string;
  readonly nps: number | null;
  readonly need: NeedClass | null;
  readonly answered_at: number;
}

export interface PlainAnswer {
  readonly answers: SurveyAnswers;
  readonly nps: number | null;
  readonly need: NeedClass | null;
}

const CHUNK = 500;

@Injectable()
export class SurveyAnswersQueries {
  constructor(private readonly reader: Reader) {}

  /** By member, in their order. */
  async list(survey: Survey, afterMember: number, limit: number): Promise<Page<SurveyAnswerRow>> {
    const rows = await this.rows(survey.id, afterMember, limit + 1);
    const items = rows.slice(0, limit).map((row) => viewOf(survey, row));
    const nextCursor = rows.length > limit ? String(items.at(-1)!.memberId) : null;
    return { items, nextCursor, total: survey.answered };
  }

  /** All answers, a few hundred at a time. */
  async *walk(surveyId: number): AsyncGenerator<PlainAnswer> {
    for (let after = 0; ; ) {
      const rows = await this.rows(surveyId, after, CHUNK);
      for (const { answers, nps, need } of rows) yield { answers: JSON.parse(answers) as SurveyAnswers, nps, need };
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK) return;
      after = Number(last.member_id);
    }
  }

  private rows(surveyId: number, afterMember: number, limit: number): Promise<AnswerRow[]> {
    return this.reader.query<AnswerRow>(
      `SELECT a.member_id, m.name, a.answers, a.nps, a.need, a.answered_at
       FROM survey_answer a JOIN member m ON m.id = a.member_id
       WHERE a.survey_id = ? AND a.member_id > ? ORDER BY a.member_id LIMIT ?`,
      [surveyId, afterMember, limit],
    );
  }
}

function viewOf(survey: Survey, row: AnswerRow): SurveyAnswerRow {
  return {
    memberId: Number(row.member_id),
    name: maskName(row.name),
    at: Number(row.answered_at),
    nps: row.nps === null ? null : Number(row.nps),
    need: row.need,
    texts: answerTexts(survey.questions, JSON.parse(row.answers) as SurveyAnswers),
  };
}
