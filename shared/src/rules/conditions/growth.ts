import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Growth of orders, engagement and adjustments (F6). */
export const growth: ConditionKind = {
  metric: 'growth',
  label: '成长值',
  unit: 'growth',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('成长值', { min: 0, step: 1 }),
  facts: 'growth',
  value: (figures) => figures.growth,
  missing: (left) => `${figureText(left, 'growth')} 成长值`,
  sentence: (reading) => plainSentence(reading, '成长值', 'growth'),
};
