import type { MemberLadder, OverrideList, OverrideView } from '@jieti/shared/api/overrides';
import type { PointInTime } from '@jieti/shared/api/point-in-time';
import { at, memberDetail, tiers } from './fixtures';

export function override(part: Partial<OverrideView> = {}): OverrideView {
  return {
    id: 5,
    kind: 'floor',
    tier: tiers.gold,
    from: '2026-06-01',
    until: '2026-12-31',
    reason: '客诉 0601，承诺保金卡到年底',
    author: '周岚',
    approvedBy: null,
    recordedAt: at,
    state: 'active',
    revokedAt: null,
    revokedBy: null,
    revokeReason: null,
    ...part,
  };
}

export function overrideList(part: Partial<OverrideList> = {}): OverrideList {
  return { computed: tiers.gold, effective: tiers.gold, items: [], pending: [], ...part };
}

export function standing(part: Partial<PointInTime> = {}): PointInTime {
  const { explanation } = memberDetail();
  return {
    asOf: at,
    knownAt: null,
    computed: tiers.gold,
    override: null,
    preUpgrade: null,
    explanation,
    ...part,
  };
}

export function memberLadder(part: Partial<MemberLadder> = {}): MemberLadder {
  return {
    programme: 'lifecycle',
    name: '生命周期',
    ladder: 'live',
    tier: { key: 'loyal', name: '忠诚', rank: 3, palette: 'jade' },
    since: '2025-02-10',
    sentence: '平常 27 天来一次，这次隔 15 天。',
    ...part,
  };
}
