import type { ConditionReading } from '../../model/tier-state.js';
import type { FigureUnit } from './condition-kind.js';
import { figureText } from './figure-text.js';
import { windowLabel } from './window-label.js';

const bounds = { '>=': '至少', '<=': '不超过', '<': '少于' } as const;

/** `近 365 天净消费 ¥1,268，要求至少 ¥2,000`: a reading without turns of phrase. */
export function plainSentence({ window, value, op, threshold }: ConditionReading, label: string, unit: FigureUnit) {
  return `${windowLabel(window)}${label} ${figureText(value, unit)}，要求${bounds[op]} ${figureText(threshold, unit)}`;
}
