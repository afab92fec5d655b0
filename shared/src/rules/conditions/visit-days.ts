import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Distinct days with an order that counts (F5). */
export const visitDays: ConditionKind = {
  metric: 'visitDays',
  ...conditionWords({ label: '到店', unit: 'days', counter: ' 天', missing: '# 天到店' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('天数', { min: 0, step: 1 }),
  facts: 'orders',
  value: (figures) => figures.visits,
};
