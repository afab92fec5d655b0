import type { Condition } from '../../model/programme.js';
import type { ConditionField } from './condition-kind.js';

export const everyOp: readonly Condition['op'][] = ['>=', '<=', '<'];

/** The three fields of a condition whose value is called `label`. */
export function formFields(
  label: string,
  bounds: Pick<ConditionField, 'min' | 'max' | 'step'>,
): readonly ConditionField[] {
  return [
    { key: 'window', label: '统计范围' },
    { key: 'op', label: '比较' },
    { key: 'value', label, ...bounds },
  ];
}
