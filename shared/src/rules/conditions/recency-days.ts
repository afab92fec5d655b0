import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Of a member without an order that counts: a hundred years, so that no “lately” holds (D6). */
export const NEVER_ORDERED_DAYS = 36_525;

const words = conditionWords({ label: '距上次消费', unit: 'days', counter: ' 天', missing: '# 天' });

/** Days since the last order that counts (F5). */
export const recencyDays: ConditionKind = {
  metric: 'recencyDays',
  ...words,
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('天数', { min: 0, step: 1 }),
  facts: 'lastOrder',
  value: (figures) => (figures.lastOrderDay === null ? NEVER_ORDERED_DAYS : figures.day - figures.lastOrderDay),
  sentence: (reading, audience) =>
    reading.value === NEVER_ORDERED_DAYS ? '还没有算数的消费' : words.sentence(reading, audience),
};
