import { reasonLabels, stateLabels } from '@jieti/shared/rules/message-labels';
import { column, readColumn, wordColumn, type ExportPart, type RawRow } from './export-part.js';

const contentOf = (text: unknown): { readonly title?: string; readonly body?: string } =>
  JSON.parse(String(text ?? '{}')) as { readonly title?: string; readonly body?: string };

const wordOf =
  (words: Readonly<Record<string, string>>, key: string) =>
  (row: RawRow): string | null => {
    const value = row[key];
    return value === null || value === undefined ? null : (words[String(value)] ?? String(value));
  };

/** What the member was told, by which device they came, and who looked at their data. */
export const contactParts: readonly ExportPart[] = [
  {
    key: 'messages',
    title: '消息',
    note: '发给你的消息和结果，没发出的写明原因。',
    from: 'outbox_message',
    where: 'member_id = ?',
    order: ['created_at', 'id'],
    also: { content: 'content' },
    columns: [
      column('at', '时间', 'time', 'created_at'),
      readColumn(
        { key: 'title', title: '标题', kind: 'text', sql: 'id' },
        ({ content }) => contentOf(content).title ?? '',
      ),
      readColumn(
        { key: 'body', title: '内容', kind: 'text', sql: 'id' },
        ({ content }) => contentOf(content).body ?? '',
      ),
      readColumn({ key: 'state', title: '结果', kind: 'text', sql: 'state' }, wordOf(stateLabels, 'state')),
      readColumn({ key: 'reason', title: '原因', kind: 'text', sql: 'reason' }, wordOf(reasonLabels, 'reason')),
    ],
  },
  {
    key: 'inbox',
    title: '消息页',
    note: '消息页里的消息和打开的时间。',
    from: 'inbox_message',
    where: 'member_id = ?',
    order: ['id'],
    columns: [
      column('at', '时间', 'time', 'created_at'),
      column('title', '标题', 'text'),
      column('body', '内容', 'text'),
      column('readAt', '打开', 'time', 'read_at'),
    ],
  },
  {
    key: 'devices',
    title: '用过的设备',
    note: '设备只以指纹记下，用来防止刷邀请；这里只列时间。',
    from: 'member_device',
    where: 'member_id = ?',
    order: ['first_at', 'device_hash'],
    columns: [column('firstAt', '第一次', 'time', 'first_at'), column('lastAt', '最近', 'time', 'last_at')],
  },
  {
    key: 'checks',
    title: '需人工核对的记录',
    note: '看起来异常、由店员核对的互动或赠券，以及结论。',
    from: 'engagement_flag',
    where: 'member_id = ?',
    order: ['id'],
    columns: [
      column('at', '发现', 'time', 'found_at'),
      wordColumn({ key: 'kind', title: '种类' }, { burst: '短时间大量互动', device: '同一设备多个账户' }),
      wordColumn({ key: 'state', title: '结论' }, { open: '待核对', kept: '照常计入', rejected: '不计入' }),
      column('reason', '理由', 'text'),
    ],
  },
  {
    key: 'giftChecks',
    title: '升级礼的核对',
    note: '升级后退款的记录，由店员核对。',
    from: 'farming_flag',
    where: 'member_id = ?',
    order: ['id'],
    columns: [
      column('at', '发现', 'time', 'found_at'),
      wordColumn({ key: 'state', title: '结论' }, { open: '待核对', dismissed: '无异常' }),
      column('reason', '理由', 'text'),
    ],
  },
  {
    key: 'giftReturns',
    title: '收回的升级礼',
    note: '升级被退款取消后，赠券怎样处理。',
    from: 'gift_claw_back',
    where: 'member_id = ?',
    order: ['id'],
    columns: [
      column('at', '时间', 'time'),
      column('title', '礼', 'text'),
      wordColumn({ key: 'outcome', title: '处理' }, { voided: '收回', kept: '保留', debt: '折成积分' }),
      column('points', '积分', 'number'),
    ],
  },
  {
    key: 'lookedAt',
    title: '谁看过你的信息',
    note: '店员查看完整号码、导出你的数据、改动你的账户的记录。',
    from: 'audit_entry',
    where: 'subject = ?',
    bind: (memberId) => `member:${memberId}`,
    order: ['id'],
    columns: [
      column('at', '时间', 'time'),
      wordColumn(
        { key: 'action', title: '做了什么' },
        {
          ...{
            'member.reveal': '店员查看了号码',
            'member.export': '导出',
            'member.revokeData': '你在微信里收回了授权',
          },
          ...{ 'member.exportOwn': '你导出了数据', 'member.exportFor': '店员应你的要求导出', 'member.close': '注销' },
          ...{
            'member.grantCoupon': '店员发券',
            'member.override': '店员指定等级',
            'member.revokeOverride': '撤销指定',
          },
          ...{ 'member.adjustPoints': '店员调整积分', 'member.transferPoints': '店员转移积分' },
        },
      ),
    ],
  },
];
