import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Community activity, capped per day and halved with age, in hundredths of a point (F7). */
export const engagementScore: ConditionKind = {
  metric: 'engagementScore',
  ...conditionWords({ label: '互动分', unit: 'score', counter: ' 分', missing: '# 互动分' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('互动分（百分之一分）', { min: 0, step: 1 }),
  facts: 'score',
  value: (figures) => Math.floor(figures.score),
};
