import type { ConditionReading } from '@jieti/shared/model/tier-state';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { figureLabel, figureText, metricUnit } from '@jieti/shared/rules/tier/wording';
import { column, readColumn, tierColumn, wordColumn, type ExportPart, type RawRow } from './export-part.js';

const steps = {
  ...{
    join: '入会',
    upgrade: '升级',
    renew: '保级',
    graceStart: '进入宽限期',
    downgrade: '降级',
    requalify: '重新达标',
  },
  ...{ overrideStart: '店员指定等级', overrideEnd: '指定结束' },
};
const factKinds = {
  ...{ purchase: '消费', refund: '退款', engagement: '互动', adjustment: '成长值调整' },
  ...{ referral: '邀请的好友首单', reversal: '取消' },
};

/** The detail of a fact names others where friends were brought: only what is the member's own is read from it. */
function factDetail({ detail }: RawRow): string | null {
  const read = JSON.parse(String(detail ?? '{}')) as {
    readonly categories?: readonly string[];
    readonly activity?: string;
    readonly growth?: number;
    readonly reason?: string;
  };
  const parts = [
    read.activity === undefined ? null : activityLabel(read.activity),
    read.categories?.length ? read.categories.join('、') : null,
    read.growth === undefined ? null : `成长值 ${read.growth}`,
    read.reason ?? null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('，');
}

function becauseText({ because }: RawRow): string | null {
  const readings = JSON.parse(String(because ?? '[]')) as readonly ConditionReading[];
  const texts = readings.map((reading) => {
    const unit = metricUnit(reading.metric);
    return `${figureLabel(reading)} ${figureText(reading.value, unit)}，标准 ${figureText(reading.threshold, unit)}`;
  });
  return texts.length === 0 ? null : texts.join('；');
}

/** Where the member stood, why, and what it was made of. */
export const standingParts: readonly ExportPart[] = [
  {
    key: 'tierHistory',
    title: '等级变化',
    note: '每一次变化和当时的依据；被后来的记录改变的也在。',
    from: 'tier_history',
    where: 'member_id = ?',
    order: ['at', 'id'],
    columns: [
      column('at', '时间', 'time'),
      wordColumn({ key: 'kind', title: '变化' }, steps),
      tierColumn('fromTier', '从', 'from_tier'),
      tierColumn('toTier', '到', 'to_tier'),
      readColumn({ key: 'because', title: '依据', kind: 'text', sql: 'because' }, becauseText),
      column('rules', '规则版本', 'number', 'programme_version'),
      column('undoneAt', '被改变的时间', 'time', 'superseded_at'),
    ],
  },
  {
    key: 'overrides',
    title: '指定的等级',
    note: '店员为你指定等级的记录和理由。',
    from: 'tier_override',
    where: 'member_id = ?',
    order: ['id'],
    columns: [
      column('at', '时间', 'time', 'recorded_at'),
      tierColumn('tier', '等级'),
      column('reason', '理由', 'text'),
      column('revokedAt', '撤销时间', 'time', 'revoked_at'),
    ],
  },
  {
    key: 'ladders',
    title: '其他分级',
    note: '本店用来挑选活动的分级，不影响权益。',
    from: 'ladder_history',
    where: 'member_id = ?',
    order: ['at', 'id'],
    columns: [
      column('at', '时间', 'time'),
      column('ladder', '分级', 'text', 'programme'),
      wordColumn({ key: 'kind', title: '变化' }, steps),
      column('toTier', '到', 'text', 'to_tier'),
      readColumn({ key: 'because', title: '依据', kind: 'text', sql: 'because' }, becauseText),
    ],
  },
  {
    key: 'ladderStandings',
    title: '现在在哪个分级',
    note: '本店用来挑选活动的分级，不影响权益。',
    from: 'ladder_standing',
    where: 'member_id = ?',
    order: ['programme'],
    columns: [column('ladder', '分级', 'text', 'programme'), column('tier', '位置', 'text')],
  },
  {
    key: 'facts',
    title: '消费与互动',
    note: '等级由这些记录算出。',
    from: 'fact f LEFT JOIN store s ON s.id = f.store_id',
    where: 'f.member_id = ?',
    order: ['f.occurred_at', 'f.source', 'f.external_id'],
    columns: [
      column('at', '时间', 'time', 'f.occurred_at'),
      wordColumn({ key: 'kind', title: '种类', sql: 'f.kind' }, factKinds),
      column('amount', '金额', 'money', 'CASE WHEN f.amount_fen = 0 THEN NULL ELSE f.amount_fen END'),
      column('store', '门店', 'text', 's.name'),
      readColumn({ key: 'detail', title: '内容', kind: 'text', sql: 'f.detail' }, factDetail),
      // Numbers of other facts may name a friend.
      column('number', '编号', 'text', "CASE WHEN f.kind IN ('purchase', 'refund') THEN f.external_id ELSE NULL END"),
      column('recordedAt', '记录时间', 'time', 'f.recorded_at'),
    ],
  },
  {
    key: 'growth',
    title: '成长值明细',
    note: '每条记录带来的成长值。',
    from: 'growth_entry',
    where: 'member_id = ?',
    order: ['occurred_at', 'source', 'external_id'],
    columns: [
      column('at', '时间', 'time', 'occurred_at'),
      column('delta', '成长值', 'number'),
      wordColumn({ key: 'reason', title: '原因' }, factKinds),
      column('rules', '规则版本', 'number', 'programme_version'),
    ],
  },
  {
    key: 'perks',
    title: '用过的权益',
    note: '到店用掉的权益。',
    from: 'perk_use p LEFT JOIN store s ON s.id = p.store_id',
    where: 'p.member_id = ?',
    order: ['p.id'],
    columns: [
      column('at', '时间', 'time', 'p.used_at'),
      column('title', '权益', 'text', 'p.title'),
      tierColumn('tier', '当时等级', 'p.tier'),
      column('store', '门店', 'text', 's.name'),
      column('undoneAt', '撤销时间', 'time', 'p.undone_at'),
    ],
  },
];
