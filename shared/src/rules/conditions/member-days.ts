import type { ConditionKind } from './condition-kind.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Whole days since the member joined (F7). */
export const memberDays: ConditionKind = {
  metric: 'memberDays',
  label: '会龄',
  unit: 'days',
  windows: ['lifetime'],
  ops: everyOp,
  fields: formFields('天数', { min: 0, step: 1 }),
  facts: 'none',
  value: ({ day, joinDay }) => day - joinDay,
  missing: (left) => `${figureText(left, 'days')} 天会龄`,
  sentence: (reading) => plainSentence(reading, '会龄', 'days'),
};
