import type { WechatTemplateHealth, WechatTemplateState } from '@jieti/shared/api/wechat-templates';
import type { ChannelTemplate, MessageTemplateRecord } from '../outbox/message-template.js';
import type { WechatTemplateRow } from '../wechat/wechat-template.js';

/** How our template stands on its channels, beside what WeChat says of them. */
export function templateHealth(
  record: MessageTemplateRecord,
  rows: ReadonlyMap<string, WechatTemplateRow>,
): WechatTemplateHealth[] {
  const { subscription, officialAccount } = record;
  return [
    ...(subscription ? [healthOf(record, 'subscription', subscription, rows)] : []),
    ...(officialAccount ? [healthOf(record, 'officialAccount', officialAccount, rows)] : []),
  ];
}

export function templateRowKey(app: string, templateId: string): string {
  return `${app} ${templateId}`;
}

function healthOf(
  { key, title, purpose, wording }: MessageTemplateRecord,
  channel: WechatTemplateHealth['channel'],
  { templateId, fields }: ChannelTemplate,
  rows: ReadonlyMap<string, WechatTemplateRow>,
): WechatTemplateHealth {
  const row = rows.get(templateRowKey(channel === 'subscription' ? 'miniProgram' : 'officialAccount', templateId));
  const isRead = row !== undefined && row.syncedAt !== null && row.state === 'known';
  const theirs = isRead ? row.fields.map((field) => field.key) : [];
  const ours = fields.map((field) => field.key);
  const missingKeys = theirs.filter((one) => !ours.includes(one));
  const unknownKeys = isRead ? ours.filter((one) => !theirs.includes(one)) : [];
  return {
    ...{ key, title, purpose, wording, channel, templateId },
    state: stateOf(row, missingKeys.length + unknownKeys.length > 0),
    content: isRead ? row.content : null,
    ...{ missingKeys, unknownKeys },
    lastError: row?.lastError ?? null,
    lastErrorAt: row?.lastErrorAt ?? null,
    syncedAt: row?.syncedAt ?? null,
  };
}

function stateOf(row: WechatTemplateRow | undefined, keysDiffer: boolean): WechatTemplateState {
  if (row && row.bannedAt !== null) return 'banned';
  if (!row || row.syncedAt === null) return 'unchecked';
  if (row.state === 'missing') return 'missing';
  return keysDiffer ? 'keysChanged' : 'ok';
}
