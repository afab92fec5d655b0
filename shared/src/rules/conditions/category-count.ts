import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Distinct categories of orders that count (F5). */
export const categoryCount: ConditionKind = {
  metric: 'categoryCount',
  label: '买过的品类',
  unit: 'categories',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('品类数', { min: 0, step: 1 }),
  facts: 'orders',
  value: (figures) => figures.categoryCount,
  missing: (left) => `${figureText(left, 'categories')} 个品类`,
  sentence: (reading) => plainSentence(reading, '买过的品类', 'categories'),
};
