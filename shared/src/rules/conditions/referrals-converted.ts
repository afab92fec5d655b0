import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Friends brought along whose first order outlived its return window (F7). */
export const referralsConverted: ConditionKind = {
  metric: 'referralsConverted',
  ...conditionWords({ label: '成功推荐', unit: 'count', counter: ' 位', missing: '# 位好友推荐成功' }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('人数', { min: 0, step: 1 }),
  facts: 'referrals',
  value: (figures) => figures.referrals,
};
