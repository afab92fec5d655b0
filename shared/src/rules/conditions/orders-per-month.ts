import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Orders that count ÷ (window days ÷ 30) (F5, D4). */
export const ordersPerMonth: ConditionKind = {
  metric: 'ordersPerMonth',
  ...conditionWords({
    label: '月均消费次数',
    unit: 'count',
    noun: '月均消费',
    counter: ' 次',
    missing: '每月 # 次消费',
  }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('每月次数', { min: 0, step: 0.1 }),
  facts: 'orders',
  value: (figures) => figures.orders / (figures.windowDays / 30),
};
