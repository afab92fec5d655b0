import type { Condition, Metric, Rule } from '@jieti/shared/model/programme';
import { windowLabel } from '@jieti/shared/rules/tier/wording';
import { count, threshold } from './numbers';

const metricNames: Readonly<Record<Metric, string>> = {
  netSpend: '净实付',
  orderCount: '订单',
  ordersPerMonth: '每月订单',
  averageOrder: '每单实付',
  recencyDays: '距上次消费',
  visitDays: '到店',
  categoryCount: '买过',
  growth: '成长值',
};

/** One condition in words: `近 365 天成长值满 2,000`. */
export function conditionWords({ metric, window, op, value }: Condition): string {
  const verb = op === '>=' ? '满' : op === '<=' ? '不超过' : '不到';
  return `${windowLabel(window)}${metricNames[metric]}${verb} ${figure(metric, value)}`;
}

/** A whole rule in words; an empty one always holds. */
export function ruleWords(rule: Rule): string {
  if (rule.kind === 'condition') return conditionWords(rule);
  return rule.rules.map((each) => ruleWords(each)).join(rule.kind === 'all' ? '，且' : '，或');
}

/** Only the figures, for a narrow place: `2,000 / 10 天`. */
export function ruleFigures(rule: Rule): string {
  if (rule.kind === 'condition') return figure(rule.metric, rule.value);
  return rule.rules.map((each) => ruleFigures(each)).join(' / ');
}

function figure(metric: Metric, value: number): string {
  switch (metric) {
    case 'netSpend':
    case 'averageOrder':
      return threshold(value);
    case 'orderCount':
    case 'ordersPerMonth':
      return `${count(value)} 单`;
    case 'visitDays':
    case 'recencyDays':
      return `${count(value)} 天`;
    case 'categoryCount':
      return `${count(value)} 类`;
    case 'growth':
      return count(value);
    default:
      return metric satisfies never;
  }
}
