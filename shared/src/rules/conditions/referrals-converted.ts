import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Friends brought along whose first order outlived its return window (F7). */
export const referralsConverted: ConditionKind = {
  metric: 'referralsConverted',
  label: '成功推荐',
  unit: 'count',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('人数', { min: 0, step: 1 }),
  facts: 'referrals',
  value: (figures) => figures.referrals,
  missing: (left) => `${figureText(left, 'count')} 位好友推荐成功`,
  sentence: (reading) => plainSentence(reading, '成功推荐', 'count'),
};
