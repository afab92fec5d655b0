import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Orders whose amount after linked refunds is above 0 (F5). */
export const orderCount: ConditionKind = {
  metric: 'orderCount',
  ...conditionWords({ label: '消费次数', unit: 'count', noun: '消费', counter: ' 次', missing: '# 次消费' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('次数', { min: 0, step: 1 }),
  facts: 'orders',
  value: (figures) => figures.orders,
};
