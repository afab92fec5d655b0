import type { ConditionKind } from './condition-kind.js';
import { conditionWords } from './condition-words.js';
import { everyOp, formFields } from './form-fields.js';

/** Weighted sum of capped figures, in hundredths of a point of 100; put together from the values of its parts (F7, T4). */
export const composite: ConditionKind = {
  metric: 'composite',
  ...conditionWords({ label: '综合分', unit: 'score', counter: ' 分', missing: '# 综合分' }),
  windows: ['lifetime'],
  ops: everyOp,
  fields: formFields('综合分（百分之一分）', { min: 0, max: 10_000, step: 1 }),
  facts: 'parts',
  value: null,
};
