import type { ChannelAccount, ChannelField, ChannelHealth, ChannelTemplate } from '@jieti/shared/api/channels';
import { at } from './fixtures';

const field = (name: string, part: Partial<ChannelField>): ChannelField => ({
  ...{ name, label: name, note: null, secret: false, required: false, options: null },
  ...{ set: true, value: null, hint: null, updatedAt: null },
  ...part,
});
const secret = (name: string, part: Partial<ChannelField>) => field(name, { secret: true, updatedAt: at, ...part });

export function channelAccount(part: Partial<ChannelAccount> = {}): ChannelAccount {
  return {
    account: 'miniProgram',
    title: '小程序',
    source: 'console',
    editable: true,
    problem: null,
    version: 3,
    updatedAt: at,
    updatedBy: '陈默',
    fields: [
      field('appId', { label: 'AppID', required: true, value: 'wx0123456789abcdef' }),
      secret('appSecret', { label: 'AppSecret', required: true, hint: 'cdef' }),
      field('callbackMode', {
        label: '消息加密方式',
        value: 'safe',
        options: [
          { value: 'safe', label: '安全模式' },
          { value: 'plain', label: '明文模式' },
        ],
      }),
      secret('callbackToken', { label: '消息推送 Token' }),
      secret('callbackAesKey', { label: 'EncodingAESKey', hint: 'DEFG' }),
    ],
    ...part,
  };
}

type HealthOfAccount = ChannelHealth['accounts'][number];

export function accountHealth(part: Partial<HealthOfAccount> = {}): HealthOfAccount {
  return {
    account: 'miniProgram',
    title: '小程序',
    state: 'ok',
    sentence: '工作正常。',
    token: {
      ...{ state: 'fresh', fetchedAt: at, freshUntil: at + 7_200_000 },
      ...{ lastErrorAt: null, code: null, sentence: null },
    },
    callback: {
      ...{ path: '/api/wechat/callback/mini-program', configured: true, mode: 'safe', lastEventAt: at },
      ...{ lastRefusedAt: null, refusedToday: 0, pending: 0, failed: 0 },
    },
    lastCheck: null,
    ...part,
  };
}

export function channelHealth(part: Partial<ChannelHealth> = {}): ChannelHealth {
  return {
    asOf: at,
    accounts: [
      accountHealth(),
      accountHealth({
        account: 'officialAccount',
        title: '公众号',
        state: 'missing',
        sentence: '还没有接入。',
        token: null,
      }),
      accountHealth({ account: 'wecom', title: '企业微信', state: 'missing', sentence: '还没有接入。', token: null }),
      accountHealth({ account: 'pay', title: '微信支付', token: null, callback: null }),
    ],
    quotas: [{ key: 'subscription', label: '小程序订阅消息', used: 2371, limit: 30_000_000, note: '每天 3,000 万条' }],
    errors: [],
    ...part,
  };
}

export function channelTemplate(part: Partial<ChannelTemplate> = {}): ChannelTemplate {
  return {
    key: 'campaign',
    title: '新品到店通知',
    purpose: 'marketing',
    wording: '有新品和专属优惠时告诉我',
    channels: [
      {
        ...{
          channel: 'subscription',
          templateId: 'tmpl-campaign',
          state: 'ok',
          missingKeys: [],
          unknownKeys: [],
          lastError: null,
          syncedAt: at,
        },
        fields: [{ key: 'thing1', label: '活动名称', source: 'title', sample: '测试：活动名称' }],
      },
    ],
    ...part,
  };
}
