import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyOp, formFields } from './form-fields.js';

/** Whole days since the member joined (F7). */
export const memberDays: ConditionKind = {
  metric: 'memberDays',
  ...conditionWords({ label: '会龄', unit: 'days', noun: '入会', counter: ' 天', missing: '# 天会龄' }),
  windows: ['lifetime'],
  ops: everyOp,
  fields: formFields('天数', { min: 0, step: 1 }),
  facts: 'none',
  value: ({ day, joinDay }) => day - joinDay,
};
