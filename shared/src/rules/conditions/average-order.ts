import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Net spend ÷ orders that count; 0 without orders (F5). */
export const averageOrder: ConditionKind = {
  metric: 'averageOrder',
  ...conditionWords({ label: '客单价', unit: 'fen', missing: '# 客单价' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('金额（分）', { min: 0, step: 1 }),
  facts: 'spend',
  value: (figures) => (figures.orders > 0 ? figures.spend / figures.orders : 0),
};
