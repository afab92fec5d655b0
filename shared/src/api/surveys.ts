import { z } from 'zod';
import type { SurveyQuestion } from '../model/survey.js';
import { pageOf } from './paging.js';

const KeySchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/);
const base = { key: KeySchema, title: z.string().trim().min(1).max(60), required: z.boolean() };
const end = z.string().max(10);

const OptionSchema = z.strictObject({
  key: KeySchema,
  text: z.string().trim().min(1).max(30),
  need: z.enum(['function', 'quality', 'price']).optional(),
});
const options = z.array(OptionSchema).min(2).max(12).readonly();

export const SurveyQuestionSchema: z.ZodType<SurveyQuestion> = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('single'), ...base, options }),
    z.strictObject({ kind: z.literal('multiple'), ...base, options }),
    z.strictObject({
      ...{ kind: z.literal('scale'), ...base, lowText: end, highText: end },
      ...{ min: z.number().int().min(0).max(1), max: z.number().int().min(3).max(10) },
    }),
    z.strictObject({
      ...{ kind: z.literal('nps'), ...base, lowText: end, highText: end },
      ...{ min: z.literal(0), max: z.literal(10) },
    }),
    z.strictObject({ kind: z.literal('text'), ...base, maxLength: z.number().int().min(1).max(500) }),
  ])
  .meta({ id: 'SurveyQuestion' });

export const SurveyDraftSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(30),
    intro: z.string().max(120),
    questions: z
      .array(SurveyQuestionSchema)
      .min(1)
      .max(20)
      .readonly()
      .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, { message: '题目的标识有重复' })
      .refine(
        (all) => all.every((q) => !('options' in q) || new Set(q.options.map((o) => o.key)).size === q.options.length),
        { message: '选项的标识有重复' },
      ),
    /** Tiers that are asked; empty: every tier. */
    tiers: z.array(z.string().min(1).max(31)).max(10).readonly(),
    /** Ends with this day of the shop's time zone; null: until it is closed. */
    lastDay: z.iso.date().nullable(),
  })
  .meta({ id: 'SurveyDraft' });
export type SurveyDraft = z.infer<typeof SurveyDraftSchema>;

export const surveyStates = ['draft', 'open', 'closed'] as const;

export const SurveySchema = SurveyDraftSchema.extend({
  id: z.number().int(),
  state: z.enum(surveyStates),
  answered: z.number().int(),
  createdAt: z.number(),
  createdBy: z.string(),
}).meta({ id: 'Survey' });
export type Survey = z.infer<typeof SurveySchema>;
export const SurveyPageSchema = pageOf(SurveySchema).meta({ id: 'SurveyPage' });

/** draft → open → closed; questions change in a draft only, so that all answers speak of the same ones. */
export const SurveyStateChangeSchema = z.strictObject({ state: z.enum(['open', 'closed']) });
export type SurveyStateChange = z.infer<typeof SurveyStateChangeSchema>;

export const SurveyResultsSchema = z
  .object({
    answered: z.number().int(),
    /** −100 … 100; null without answers or without such a question. */
    nps: z.number().int().nullable(),
    needs: z.object({ function: z.number().int(), quality: z.number().int(), price: z.number().int() }),
    questions: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        answered: z.number().int(),
        /** By option or number of the scale, in their order; empty for texts. */
        counts: z.array(z.object({ label: z.string(), count: z.number().int() })),
      }),
    ),
  })
  .meta({ id: 'SurveyResults' });
export type SurveyResults = z.infer<typeof SurveyResultsSchema>;

export const SurveyAnswerRowSchema = z
  .object({
    memberId: z.number().int(),
    name: z.string(),
    at: z.number(),
    nps: z.number().int().nullable(),
    need: z.enum(['function', 'quality', 'price']).nullable(),
    /** In the order of the questions, as people read them. */
    texts: z.array(z.string()),
  })
  .meta({ id: 'SurveyAnswerRow' });
export type SurveyAnswerRow = z.infer<typeof SurveyAnswerRowSchema>;
export const SurveyAnswerPageSchema = pageOf(SurveyAnswerRowSchema).meta({ id: 'SurveyAnswerPage' });

export const MySurveySchema = z
  .object({
    id: z.number().int(),
    title: z.string(),
    intro: z.string(),
    questions: z.array(SurveyQuestionSchema).readonly(),
    lastDay: z.string().nullable(),
    answered: z.boolean(),
    /** Growth that answering brings by the rules in force. */
    growth: z.number(),
  })
  .meta({ id: 'MySurvey' });
export type MySurvey = z.infer<typeof MySurveySchema>;
export const MySurveysSchema = z.object({ items: z.array(MySurveySchema) }).meta({ id: 'MySurveys' });
export type MySurveys = z.infer<typeof MySurveysSchema>;

export const SurveyAnswerSchema = z
  .strictObject({
    answers: z.record(
      z.string().max(31),
      z.union([z.string().max(500), z.array(z.string().max(31)).max(12), z.number()]),
    ),
  })
  .meta({ id: 'SurveyAnswer' });
export type SurveyAnswer = z.infer<typeof SurveyAnswerSchema>;

export const SurveyThanksSchema = z.object({ gained: z.number().int() }).meta({ id: 'SurveyThanks' });
export type SurveyThanks = z.infer<typeof SurveyThanksSchema>;
