import type { Condition, Metric, MetricWindow } from '../../model/programme.js';
import { conditionKinds } from '../conditions/condition-kinds.js';
import { figureLabel, figureText, metricLabel, metricUnit, windowLabel } from '../tier/wording.js';
import { problem, type PlacedCondition, type ProgrammeDraft, type ProgrammeProblem } from './programme-problem.js';
import { isWhole } from './rule-boxes.js';

const LONGEST_WINDOW_DAYS = 3_660;

/** What is wrong with one condition, whatever the others say; the messages name the figure, not the tier. */
export function conditionProblems(draft: ProgrammeDraft, placed: PlacedCondition): readonly ProgrammeProblem[] {
  const { condition, path } = placed;
  const inWindow = windowProblem(condition, draft.ladder === 'live');
  const window = inWindow && problem(`${path}.${inWindow.field}`, inWindow.message);
  const source = sourceProblem(draft, condition.metric);
  const found = window ? undefined : valueMessage(condition);
  return [
    ...(window ? [window] : []),
    ...(source && condition.op === '>=' && condition.value > 0 ? [problem(`${path}.metric`, source)] : []),
    ...(found ? [problem(`${path}.value`, found)] : []),
  ];
}

/** A window of no day, one the figure does not know, or one that looks back to the tier it decides. */
export function windowProblem({ metric, window }: Pick<Condition, 'metric' | 'window'>, isLive: boolean) {
  const message = (field: 'window' | 'window.days', text: string) => problem(field, text);
  if (!conditionKinds[metric].windows.includes(window.kind))
    return message('window', `${metricLabel(metric)}不能按“${windowLabel(window)}”统计，只有“累计”。`);
  if (window.kind === 'rolling' && !(Number.isInteger(window.days) && window.days >= 1))
    return message('window.days', '统计天数至少 1 天。');
  if (window.kind === 'rolling' && window.days > LONGEST_WINDOW_DAYS)
    return message('window.days', '统计天数最多 3,660 天，更久请用“累计”。');
  if (isLive && window.kind === 'sinceTierStart')
    return message('window', '随指标变动的分层不能用“本级以来”，它会依赖自己。');
  return undefined;
}

/** Why a figure can never be above 0 under this draft; undefined when it can. */
export function sourceProblem(draft: ProgrammeDraft, metric: Metric): string | undefined {
  if (metric === 'growth') {
    const { perYuan, engagement } = draft.growth;
    return perYuan > 0 || engagement.some((rule) => rule.growth > 0) ? undefined : '方案里没有任何成长值来源，达不到。';
  }
  if (metric === 'engagementScore') {
    return draft.engagementScore?.kinds.some((kind) => kind.weight > 0)
      ? undefined
      : '方案里没有写互动分怎么计，先在“互动分”里列出互动和分值。';
  }
  if (metric !== 'composite' || draft.composite?.length) return undefined;
  return '方案里没有写综合分由什么组成，先在“综合分”里列出各项和权重。';
}

function valueMessage({ metric, window, op, value }: Condition): string | undefined {
  const label = figureLabel({ metric, window });
  if (!Number.isFinite(value)) return `${label}的门槛要是一个数。`;
  if (value < 0) return `${label}的门槛不能小于 0。`;
  if (isWhole(metric) ? !Number.isInteger(value) : metric === 'averageOrder' && !Number.isInteger(value))
    return metricUnit(metric) === 'fen' ? `${label}的门槛要是整数分，最小到 ¥0.01。` : `${label}的门槛要是整数。`;
  if (metric === 'ordersPerMonth' && Math.abs(value * 100 - Math.round(value * 100)) > 1e-6)
    return `${label}的门槛最多两位小数。`;
  if (op === '<' && value === 0) return `${label}少于 0，永远达不到。`;
  const most = mostPossible(metric, window);
  if (op === '>=' && value > most) {
    const [limit, wanted] = [most, value].map((one) => figureText(one, metricUnit(metric)));
    return `${label}最多 ${limit}，达不到 ${wanted}。`;
  }
  return undefined;
}

const longestDays: Readonly<Record<Exclude<MetricWindow['kind'], 'rolling'>, number>> = {
  calendarMonth: 31,
  calendarQuarter: 92,
  calendarYear: 366,
  membershipYear: 366,
  lifetime: Infinity,
  sinceTierStart: Infinity,
};

function mostPossible(metric: Metric, window: MetricWindow): number {
  if (metric === 'composite') return 10_000;
  if (metric !== 'visitDays') return Infinity;
  return window.kind === 'rolling' ? window.days : longestDays[window.kind];
}
