/** What a member is after: functions (多功能), quality (品质), price (性价比). */
export const needClasses = ['function', 'quality', 'price'] as const;
export type NeedClass = (typeof needClasses)[number];

export interface SurveyOption {
  readonly key: string;
  readonly text: string;
  /** What choosing it says about the member's need. */
  readonly need?: NeedClass;
}

interface QuestionBase {
  readonly key: string;
  readonly title: string;
  readonly required: boolean;
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'single' | 'multiple';
  readonly options: readonly SurveyOption[];
}

/** Whole numbers from `min` to `max`; `nps`: 0–10, how likely one would recommend the shop. */
export interface ScaleQuestion extends QuestionBase {
  readonly kind: 'scale' | 'nps';
  readonly min: number;
  readonly max: number;
  readonly lowText: string;
  readonly highText: string;
}

export interface TextQuestion extends QuestionBase {
  readonly kind: 'text';
  readonly maxLength: number;
}

export type SurveyQuestion = ChoiceQuestion | ScaleQuestion | TextQuestion;

/** By key of the question: an option's key, several, a number of the scale, or a text; absent: not answered. */
export type SurveyAnswers = Readonly<Record<string, string | readonly string[] | number>>;
