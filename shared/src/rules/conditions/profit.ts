import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Margin of orders, recorded or assumed, in fen (F7). */
export const profit: ConditionKind = {
  metric: 'profit',
  label: '利润贡献',
  unit: 'fen',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('金额（分）', { min: 0, step: 1 }),
  facts: 'profit',
  value: (figures) => figures.profit,
  missing: (left) => `${figureText(left, 'fen')} 利润贡献`,
  sentence: (reading) => plainSentence(reading, '利润贡献', 'fen'),
};
