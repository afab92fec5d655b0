import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Orders whose amount after linked refunds is above 0 (F5). */
export const orderCount: ConditionKind = {
  metric: 'orderCount',
  label: '消费次数',
  unit: 'count',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('次数', { min: 0, step: 1 }),
  facts: 'orders',
  value: (figures) => figures.orders,
  missing: (left) => `${figureText(left, 'count')} 次消费`,
  sentence: (reading) => plainSentence(reading, '消费次数', 'count'),
};
