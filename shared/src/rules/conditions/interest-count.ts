import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Signs of interest: engagement, orders whatever became of them, referrals (F7). */
export const interestCount: ConditionKind = {
  metric: 'interestCount',
  label: '互动与下单',
  unit: 'count',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('次数', { min: 0, step: 1 }),
  facts: 'interests',
  value: (figures) => figures.interests,
  missing: (left) => `${figureText(left, 'count')} 次互动或下单`,
  sentence: (reading) => plainSentence(reading, '互动与下单', 'count'),
};
