import type { ConditionKind } from './condition-kind.js';
import { everyWindow } from './every-window.js';
import { figureText } from './figure-text.js';
import { everyOp, formFields } from './form-fields.js';
import { plainSentence } from './plain-sentence.js';

/** Community activity, capped per day and halved with age, in hundredths of a point (F7). */
export const engagementScore: ConditionKind = {
  metric: 'engagementScore',
  label: '互动分',
  unit: 'score',
  windows: everyWindow,
  ops: everyOp,
  fields: formFields('互动分（百分之一分）', { min: 0, step: 1 }),
  facts: 'score',
  value: (figures) => figures.score,
  missing: (left) => `${figureText(left, 'score')} 互动分`,
  sentence: (reading) => plainSentence(reading, '互动分', 'score'),
};
