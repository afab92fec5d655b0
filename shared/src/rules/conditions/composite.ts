import type { ConditionKind } from './condition-kind.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Weighted sum of capped figures, in hundredths of a point of 100; put together from the values of its parts (F7, T4). */
export const composite: ConditionKind = {
  metric: 'composite',
  label: '综合分',
  unit: 'score',
  windows: ['lifetime'],
  ops: everyOp,
  fields: formFields('综合分（百分之一分）', { min: 0, max: 10_000, step: 1 }),
  facts: 'parts',
  value: null,
  missing: (left) => `${figureText(left, 'score')} 综合分`,
  sentence: (reading) => plainSentence(reading, '综合分', 'score'),
};
