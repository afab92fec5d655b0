import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Orders less refunds, in fen (F5). */
export const netSpend: ConditionKind = {
  metric: 'netSpend',
  ...conditionWords({ label: '净消费', unit: 'fen', missing: '# 消费' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('金额（分）', { min: 0, step: 1 }),
  facts: 'spend',
  value: (figures) => figures.spend,
};
