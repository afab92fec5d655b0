import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Orders that count ÷ (window days ÷ 30) (F5, D4). */
export const ordersPerMonth: ConditionKind = {
  metric: 'ordersPerMonth',
  label: '月均消费次数',
  unit: 'count',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('每月次数', { min: 0, step: 0.1 }),
  facts: 'orders',
  value: (figures) => figures.orders / (figures.windowDays / 30),
  missing: (left) => `每月 ${figureText(left, 'count')} 次消费`,
  sentence: (reading) => plainSentence(reading, '月均消费次数', 'count'),
};
