import type { Condition, Metric, MetricWindow } from '@jieti/shared/model/programme';
import type { FigureUnit } from '@jieti/shared/rules/conditions/condition-kind';
import { conditionKinds } from '@jieti/shared/rules/conditions/condition-kinds';
import { figureText } from '@jieti/shared/rules/conditions/figure-text';
import { windowLabel } from '@jieti/shared/rules/conditions/window-label';

const verbs: Readonly<Record<Condition['op'], string>> = { '>=': '满', '<=': '不超过', '<': '不到' };

const after: Readonly<Partial<Record<Metric, string>>> = {
  orderCount: '次',
  ordersPerMonth: '次',
  interestCount: '次',
  referralsConverted: '人',
  visitDays: '天',
  recencyDays: '天',
  memberDays: '天',
  categoryCount: '类',
  engagementScore: '分',
  composite: '分',
};

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

/** What is counted: `近 365 天成长值`, `会龄`. */
export function figureWords({ metric, window }: Pick<Condition, 'metric' | 'window'>): string {
  const { label, windows } = conditionKinds[metric];
  return windows.length === 1 ? label : `${windowLabel(window)}${label}`;
}

export function verbWords(op: Condition['op']): string {
  return verbs[op];
}

/** The word behind the figure: `天`; empty where the figure stands alone. */
export function unitWord(metric: Metric): string {
  return after[metric] ?? '';
}

/** `¥1,800`, `24 天`. */
export function valueWords(metric: Metric, value: number): string {
  const word = unitWord(metric);
  return `${figureText(value, conditionKinds[metric].unit)}${word && ` ${word}`}`;
}

/** Fields take yuan and points where rules keep fen and hundredths of a point. */
export function scaleOf(unit: FigureUnit): number {
  return unit === 'fen' || unit === 'score' ? 100 : 1;
}
