import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Net spend ÷ orders that count; 0 without orders (F5). */
export const averageOrder: ConditionKind = {
  metric: 'averageOrder',
  label: '客单价',
  unit: 'fen',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('金额（分）', { min: 0, step: 1 }),
  facts: 'spend',
  value: (figures) => (figures.orders > 0 ? figures.spend / figures.orders : 0),
  missing: (left) => `${figureText(left, 'fen')} 客单价`,
  sentence: (reading) => plainSentence(reading, '客单价', 'fen'),
};
