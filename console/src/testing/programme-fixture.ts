import type { Approval } from '@jieti/shared/api/approvals';
import type { DraftView, LadderList, VersionView } from '@jieti/shared/api/drafts';
import { at, programme } from './fixtures';

const [first] = programme().versions;
if (!first) throw new Error('the programme fixture has no version');

export function versionView(part: Partial<VersionView> = {}): VersionView {
  return {
    version: 1,
    state: 'inForce',
    effectiveFrom: at,
    publishedAt: at,
    publishedBy: '周岚',
    approvedBy: null,
    note: '开店',
    runId: null,
    definition: first!,
    changes: [],
    ...part,
  };
}

/** 普卡, 银卡 from 600 and 金卡 from 2,000 of growth, as published. */
export function draftView(part: Partial<DraftView> = {}): DraftView {
  const { version: _version, effectiveFrom: _from, ...definition } = first!;
  return {
    id: 3,
    programme: 'membership',
    basedOn: 1,
    revision: 1,
    state: 'open',
    definition,
    hash: '5d41402a',
    problems: [],
    changes: [],
    validRunId: null,
    lastRunId: null,
    approval: null,
    updatedBy: '周岚',
    updatedAt: at,
    ...part,
  };
}

export function ladderList(part: Partial<LadderList> = {}): LadderList {
  return {
    items: [
      {
        programme: 'membership',
        name: '成长值会员',
        ladder: 'held',
        gatesPerks: true,
        current: 1,
        announced: null,
        announcedFrom: null,
        reviewOn: '2026-05-01',
        reviewOverdue: true,
        tiers: [
          { key: 'plain', name: '普卡', palette: 'plain', members: 31_842 },
          { key: 'silver', name: '银卡', palette: 'silver', members: 11_306 },
          { key: 'gold', name: '金卡', palette: 'gold', members: 5_068 },
        ],
      },
    ],
    templates: [
      { id: 'frequency-bands', title: '购买频次分层', note: '近 90 天月均消费次数', programme: 'frequency-bands' },
    ],
    noticeDays: 7,
    approvalAbove: 500,
    ...part,
  };
}

export function approval(part: Partial<Approval> = {}): Approval {
  return {
    id: 9,
    kind: 'publish',
    subject: 'draft:3',
    summary: '发布「成长值会员」第 2 版，2026-07-01 生效，涉及 526 位会员。',
    state: 'pending',
    requestedBy: 'operator',
    requestedAt: at,
    decidedBy: null,
    decidedAt: null,
    note: null,
    mayDecide: true,
    ...part,
  };
}
