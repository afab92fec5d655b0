import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Distinct categories of orders that count (F5). */
export const categoryCount: ConditionKind = {
  metric: 'categoryCount',
  ...conditionWords({ label: '买过的品类', unit: 'categories', counter: ' 个', missing: '# 个品类' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('品类数', { min: 0, step: 1 }),
  facts: 'orders',
  value: (figures) => figures.categoryCount,
};
