import type { WhatIfMember, WhatIfOutcome, WhatIfRun } from '@jieti/shared/api/what-if';
import { at, tiers } from './fixtures';

/** 金卡 from 2,000 to 1,800: 412 rise at once, 114 fall at their next review. */
export function whatIfOutcome(part: Partial<WhatIfOutcome> = {}): WhatIfOutcome {
  return {
    factsUntil: at,
    members: 48_216,
    counts: [
      { tier: 'plain', name: '普卡', palette: 'plain', before: 31_842, after: 31_842, later: 32_716 },
      { tier: 'silver', name: '银卡', palette: 'silver', before: 11_306, after: 10_894, later: 10_614 },
      { tier: 'gold', name: '金卡', palette: 'gold', before: 5_068, after: 5_480, later: 4_886 },
    ],
    matrix: [
      { from: 'plain', to: 'plain', members: 31_842 },
      { from: 'silver', to: 'silver', members: 10_894 },
      { from: 'silver', to: 'gold', members: 412 },
      { from: 'gold', to: 'gold', members: 5_068 },
    ],
    laterMatrix: [
      { from: 'plain', to: 'plain', members: 31_842 },
      { from: 'silver', to: 'plain', members: 874 },
      { from: 'silver', to: 'silver', members: 10_020 },
      { from: 'silver', to: 'gold', members: 412 },
      { from: 'gold', to: 'silver', members: 114 },
      { from: 'gold', to: 'gold', members: 4_954 },
    ],
    up: 412,
    down: 0,
    later: 114,
    near: 231,
    byStore: [
      { store: 'anfu', name: '安福路店', members: 18_200, up: 190, down: 0, later: 42 },
      { store: null, name: '没有门店', members: 30_016, up: 222, down: 0, later: 72 },
    ],
    gifts: [
      { template: 'beans-20', title: '豆子满 98 减 20', coupons: 412, costFen: 514_400 },
      { template: 'handbrew', title: '手冲课', coupons: 412, costFen: 0 },
    ],
    giftCostFen: 514_400,
    messages: { needed: 412, subscription: 286, officialAccount: 0, inboxOnly: 126 },
    hash: 'b1946ac9',
    seconds: 8.2,
    ...part,
  };
}

export function whatIfRun(part: Partial<WhatIfRun> = {}): WhatIfRun {
  return {
    id: 12,
    draftId: 3,
    programme: 'membership',
    definitionHash: '5d41402a',
    basedOn: 6,
    effectiveFrom: at,
    jobId: 40,
    state: 'done',
    done: 48_216,
    total: 48_216,
    createdBy: '周岚',
    createdAt: at,
    finishedAt: at + 8_200,
    current: true,
    error: null,
    result: whatIfOutcome(),
    ...part,
  };
}

export function whatIfMember(memberId: number, part: Partial<WhatIfMember> = {}): WhatIfMember {
  return {
    memberId,
    name: `许${memberId}*`,
    cardNo: `M-${String(memberId).padStart(6, '0')}`,
    from: tiers.silver,
    to: tiers.gold,
    reading: {
      metric: 'growth',
      label: '近 365 天成长值',
      value: 1796,
      threshold: 1800,
      op: '>=',
      holds: false,
      unit: 'growth',
      firstDay: '2025-06-13',
      lastDay: '2026-06-12',
      facts: [],
    },
    gap: '差 4 成长值',
    ...part,
  };
}
