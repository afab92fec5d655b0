import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Margin of orders, recorded or assumed, in fen (F7). */
export const profit: ConditionKind = {
  metric: 'profit',
  ...conditionWords({ label: '利润贡献', unit: 'fen', missing: '# 利润贡献' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('金额（分）', { min: 0, step: 1 }),
  facts: 'profit',
  value: (figures) => figures.profit,
};
