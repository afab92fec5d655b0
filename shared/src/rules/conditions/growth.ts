import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Growth of orders, engagement and adjustments (F6). */
export const growth: ConditionKind = {
  metric: 'growth',
  ...conditionWords({ label: '成长值', unit: 'growth', missing: '# 成长值' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('成长值', { min: 0, step: 1 }),
  facts: 'growth',
  value: (figures) => figures.growth,
};
