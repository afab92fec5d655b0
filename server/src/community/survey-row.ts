import type { Survey, SurveyDraft } from '@jieti/shared/api/surveys';

export interface SurveyRow {
  readonly id: number;
  readonly state: Survey['state'];
  readonly definition: string;
  readonly answered: number;
  readonly created_at: number;
  readonly created_by: string;
}

export const surveyColumns = `id, state, definition, created_at, created_by,
  (SELECT COUNT(*) FROM survey_answer a WHERE a.survey_id = survey.id) AS answered`;

export function surveyOf(row: SurveyRow): Survey {
  return {
    ...(JSON.parse(row.definition) as SurveyDraft),
    id: Number(row.id),
    state: row.state,
    answered: Number(row.answered),
    createdAt: Number(row.created_at),
    createdBy: row.created_by,
  };
}
