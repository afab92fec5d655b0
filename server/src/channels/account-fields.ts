import type { StoredAccountKey } from '../wechat/wechat-accounts-values.js';

export interface AccountField {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly secret?: boolean;
  readonly required?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** What a value must look like, and the sentence that says so. */
  readonly rule: { readonly test: (value: string) => boolean; readonly says: string };
}

interface AccountForm {
  readonly title: string;
  readonly fields: readonly AccountField[];
}

const matches = (pattern: RegExp, says: string) => ({ test: (value: string) => pattern.test(value), says });

const appId: AccountField = {
  name: 'appId',
  label: 'AppID',
  required: true,
  rule: matches(/^wx[0-9a-f]{16}$/, 'AppID 要是 wx 开头，后面 16 位小写字母 a–f 或数字'),
};
const appSecret: AccountField = {
  name: 'appSecret',
  label: 'AppSecret',
  secret: true,
  required: true,
  rule: matches(/^[0-9a-f]{32}$/, 'AppSecret 要是 32 位小写字母 a–f 或数字'),
};
const callbackToken: AccountField = {
  name: 'callbackToken',
  label: '消息推送 Token',
  note: '和微信后台「消息推送」里填的一样',
  secret: true,
  rule: matches(/^[0-9A-Za-z]{3,32}$/, '消息推送 Token 要是 3–32 个字母或数字'),
};
const callbackAesKey: AccountField = {
  name: 'callbackAesKey',
  label: 'EncodingAESKey',
  secret: true,
  rule: matches(/^[0-9A-Za-z]{43}$/, 'EncodingAESKey 要正好 43 个字母或数字'),
};
const callbackMode: AccountField = {
  name: 'callbackMode',
  label: '消息加密方式',
  options: [
    { value: 'safe', label: '安全模式' },
    { value: 'plain', label: '明文模式' },
  ],
  rule: matches(/^(?:safe|plain)$/, '消息加密方式要是安全模式或明文模式'),
};

/** What each account is made of, as the console asks for it. */
export const accountForms: Readonly<Record<StoredAccountKey, AccountForm>> = {
  miniProgram: { title: '小程序', fields: [appId, appSecret, callbackMode, callbackToken, callbackAesKey] },
  officialAccount: { title: '公众号', fields: [appId, appSecret, callbackMode, callbackToken, callbackAesKey] },
  wecom: {
    title: '企业微信',
    fields: [
      {
        name: 'corpId',
        label: '企业 ID',
        required: true,
        rule: matches(/^w[wx][0-9A-Za-z]{16}$/, '企业 ID 要是 ww 或 wx 开头，后面 16 位字母或数字'),
      },
      {
        name: 'agentId',
        label: 'AgentId',
        note: '自建应用，要在「客户联系 → 可调用应用」里',
        required: true,
        rule: matches(/^\d{1,10}$/, 'AgentId 要是数字'),
      },
      {
        name: 'secret',
        label: 'Secret',
        secret: true,
        required: true,
        rule: matches(/^[\x21-\x7e]{20,64}$/, 'Secret 要是 20–64 个字母、数字或符号'),
      },
      { ...callbackToken, note: '和自建应用「接收消息」里填的一样' },
      callbackAesKey,
    ],
  },
};
