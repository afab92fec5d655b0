import type { Condition, Metric, MetricWindow } from '@jieti/shared/model/programme';
import type { FigureUnit } from '@jieti/shared/rules/conditions/condition-kind';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { figureText } from '@jieti/shared/rules/conditions/figure-text';
import { spanText } from '@jieti/shared/rules/conditions/window-label';
import { sameWindow } from '@jieti/shared/rules/tier/compile-version';

export const opWords: Readonly<Record<Condition['op'], string>> = {
  '>=': '满（含）',
  '<=': '不超过（含）',
  '<': '不到',
};

export const windowWords: Readonly<Record<MetricWindow['kind'], string>> = {
  lifetime: '累计',
  rolling: '近若干天',
  calendarMonth: '本月',
  calendarQuarter: '本季度',
  calendarYear: '今年',
  sinceTierStart: '本级以来',
  membershipYear: '本会员年',
};

/** A condition in pieces: `近 12 个月成长值` `满 ` `1,800` `` – the words of its clause around the figure. */
export interface ConditionPieces {
  readonly what: string;
  readonly verb: string;
  /** Behind the figure: ` 天`. */
  readonly after: string;
}

const verbs: Readonly<Record<Condition['op'], string>> = { '>=': '满', '<=': '不超过', '<': '不到' };

/** `before`: the condition said just before; its window is not said again. */
export function conditionPieces(condition: Condition, before?: Condition): ConditionPieces {
  const { unit, clause } = conditionKinds[condition.metric];
  const text = clause(condition);
  const figure = figureText(condition.value, unit);
  const at = text.lastIndexOf(figure);
  const head = text.slice(0, at).trimEnd();
  const verb = verbs[condition.op];
  const noun = head.endsWith(verb) ? head.slice(0, -verb.length) : head;
  const span = before && sameWindow(before.window, condition.window) ? '' : spanText(condition);
  return { what: `${span}${noun}`, verb, after: text.slice(at + figure.length) };
}

/** What is counted: `近 12 个月成长值`. */
export function figureWords({ metric, window }: Pick<Condition, 'metric' | 'window'>): string {
  return `${spanText({ metric, window })}${conditionKinds[metric].label}`;
}

/** `¥1,800`, `24 天`. */
export function valueWords(metric: Metric, value: number): string {
  const { after } = conditionPieces({ kind: 'condition', metric, window: { kind: 'lifetime' }, op: '>=', value });
  return `${figureText(value, conditionKinds[metric].unit)}${after}`;
}

/** The word behind the figure: `天`; empty where the figure stands alone. */
export function unitWord(metric: Metric): string {
  return valueWords(metric, 1).split(' ')[1] ?? '';
}

/** Fields take yuan and points where rules keep fen and hundredths of a point. */
export function scaleOf(unit: FigureUnit): number {
  return unit === 'fen' || unit === 'score' ? 100 : 1;
}
