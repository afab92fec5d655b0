import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyWindow } from './every-window.js';
import { everyOp, formFields } from './form-fields.js';

/** Signs of interest: engagement, orders whatever became of them, referrals (F7). */
export const interestCount: ConditionKind = {
  metric: 'interestCount',
  ...conditionWords({
    label: '互动与下单',
    unit: 'count',
    noun: '互动或下单',
    counter: ' 次',
    missing: '# 次互动或下单',
  }),
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('次数', { min: 0, step: 1 }),
  facts: 'interests',
  value: (figures) => figures.interests,
};
