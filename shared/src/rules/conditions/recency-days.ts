import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Of a member without an order that counts: a hundred years, so that no “lately” holds (D6). */
export const NEVER_ORDERED_DAYS = 36_525;

/** Days since the last order that counts (F5). */
export const recencyDays: ConditionKind = {
  metric: 'recencyDays',
  label: '距上次消费',
  unit: 'days',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('天数', { min: 0, step: 1 }),
  facts: 'lastOrder',
  value: (figures) => (figures.lastOrderDay === null ? NEVER_ORDERED_DAYS : figures.day - figures.lastOrderDay),
  missing: (left) => `${figureText(left, 'days')} 天`,
  sentence: (reading) => plainSentence(reading, '距上次消费', 'days'),
};
