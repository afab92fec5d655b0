import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Orders less refunds, in fen (F5). */
export const netSpend: ConditionKind = {
  metric: 'netSpend',
  label: '净消费',
  unit: 'fen',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('金额（分）', { min: 0, step: 1 }),
  facts: 'spend',
  value: (figures) => figures.spend,
  missing: (left) => `${figureText(left, 'fen')} 消费`,
  sentence: (reading) => plainSentence(reading, '净消费', 'fen'),
};
