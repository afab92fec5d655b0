import type { Campaign, OutcomeCount } from '@jieti/shared/api/campaigns';

export interface Drop {
  readonly label: string;
  readonly count: number;
}

export interface FunnelStage {
  readonly key: 'planned' | 'eligible' | 'handled' | 'sent' | 'wechat';
  readonly title: string;
  readonly count: number;
  /** What the people lost on the way to the next stage have in common. */
  readonly lostTitle: string;
  readonly lost: number;
  /** Adds up to `lost`. */
  readonly reasons: readonly Drop[];
}

/**
 * From plan to outcome: every planned member is counted once, and each stage is the one before minus what was lost
 * there, with a reason for each.
 */
export function funnelStages({ progress, outcomes }: Pick<Campaign, 'progress' | 'outcomes'>): readonly FunnelStage[] {
  const of = (keep: (outcome: OutcomeCount) => boolean) => outcomes.filter(keep);
  const inboxOnly = of(({ state, channel }) => state === 'sent' && channel === 'inbox');
  const { planned, decided, sent, failed, suppressed, unknown } = progress;
  const eligible = planned - suppressed;
  const waiting = Math.max(0, planned - decided);
  const onlyInbox = Math.min(sent, sum(inboxOnly));
  const unsent = of(({ state }) => state === 'failed' || state === 'unknown');
  const suppressions = of(({ state }) => state === 'suppressed');
  return [
    { key: 'planned', title: '计划', count: planned, ...loss('不发送', suppressed, suppressions) },
    { key: 'eligible', title: '合格', count: eligible, ...loss('还在排队', waiting, []) },
    { key: 'handled', title: '已处理', count: eligible - waiting, ...loss('未送达', failed + unknown, unsent) },
    { key: 'sent', title: '送达', count: sent, ...loss('只进消息页', onlyInbox, inboxOnly) },
    { key: 'wechat', title: '微信送达', count: sent - onlyInbox, ...loss('', 0, []) },
  ];
}

function loss(lostTitle: string, lost: number, outcomes: readonly OutcomeCount[]) {
  return { lostTitle, lost, reasons: reasonsOf(outcomes, lost) };
}

/** Largest first. The figures and the reasons are read a moment apart; what has no reason yet is named as such. */
function reasonsOf(outcomes: readonly OutcomeCount[], lost: number): readonly Drop[] {
  const byLabel = new Map<string, number>();
  for (const { label, count } of outcomes) {
    const short = label.replace(/，只进消息页$/, '');
    byLabel.set(short, (byLabel.get(short) ?? 0) + count);
  }
  const drops = [...byLabel].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
  const rest = lost - sum(drops);
  return outcomes.length > 0 && rest > 0 ? [...drops, { label: '正在归类', count: rest }] : drops;
}

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, each) => total + each.count, 0);
