import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Distinct days with an order that counts (F5). */
export const visitDays: ConditionKind = {
  metric: 'visitDays',
  label: '到店',
  unit: 'days',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('天数', { min: 0, step: 1 }),
  facts: 'orders',
  value: (figures) => figures.visits,
  missing: (left) => `${figureText(left, 'days')} 天到店`,
  sentence: (reading) => plainSentence(reading, '到店', 'days'),
};
