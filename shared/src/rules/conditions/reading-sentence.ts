import type { ConditionReading } from '../../model/tier-state.js';
import type { Audience, FigureUnit } from './condition-kind.js';
import { figureText } from './figure-text.js';
import { windowPrefix } from './window-label.js';

interface Names {
  readonly label: string;
  readonly unit: FigureUnit;
  readonly counter: string;
}

/**
 * A condition as it was read. Member: `近 365 天成长值是 1,816，离 2,000 还差 184`; clerk: `成长值 1,816，差 184`;
 * operator: `近 365 天成长值 1,816，要求 ≥ 2,000，差 184`.
 */
export function readingSentence(reading: ConditionReading, names: Names, audience: Audience): string {
  const { value, threshold, op, holds } = reading;
  const { label, unit, counter } = names;
  const text = (amount: number) => `${figureText(amount, unit)}${counter}`;
  const gap = text(Math.abs(threshold - value));
  const prefix = windowPrefix(reading);
  switch (audience) {
    case 'clerk':
      return `${label} ${text(value)}，${holds ? '已达到' : op === '>=' ? `差 ${gap}` : `要${memberBounds[op]} ${text(threshold)}`}`;
    case 'operator':
      return `${prefix}${label} ${text(value)}，要求 ${signs[op]} ${text(threshold)}，${holds ? '成立' : value === threshold ? '不成立' : `${op === '>=' ? '差' : '超出'} ${gap}`}`;
    case 'member':
      if (holds)
        return `${prefix}${label}是 ${text(value)}，${op === '>=' ? '达到' : '没有超出'}要求的 ${text(threshold)}`;
      return op === '>='
        ? `${prefix}${label}是 ${text(value)}，离 ${text(threshold)} 还差 ${gap}`
        : `${prefix}${label}是 ${text(value)}，要${memberBounds[op]} ${text(threshold)}`;
    default:
      return audience satisfies never;
  }
}

const signs = { '>=': '≥', '<=': '≤', '<': '<' } as const;
const memberBounds = { '>=': '满', '<=': '不超过', '<': '少于' } as const;
