import type { ChannelAccount, ChannelField } from '@jieti/shared/api/channels';
import type { PayConfig } from '../config.js';

/** WeChat Pay as the environment sets it: shown, not changed here. */
export function payAccountView(pay: PayConfig | null): ChannelAccount {
  const mode = pay?.publicKey ? `微信支付公钥 ${pay.publicKey.id}` : '平台证书';
  return {
    account: 'pay',
    title: '微信支付',
    source: pay ? 'environment' : 'none',
    editable: false,
    problem: null,
    version: 0,
    updatedAt: null,
    updatedBy: null,
    fields: [
      openField('mchId', '商户号', pay?.mchId),
      openField('merchantSerial', '商户证书序列号', pay?.merchantSerial),
      openField('verification', '验签方式', pay && mode),
      openField('notifyUrl', '支付通知地址', pay?.notifyUrl),
      secretField('apiV3Key', 'APIv3 密钥', pay?.apiV3Key.slice(-4)),
      secretField('merchantKey', '商户私钥', pay ? '' : undefined),
    ],
  };
}

const blank = { note: null, required: true, options: null, updatedAt: null };

function openField(name: string, label: string, value: string | null | undefined): ChannelField {
  return { ...blank, name, label, secret: false, set: Boolean(value), value: value || null, hint: null };
}

function secretField(name: string, label: string, hint: string | undefined): ChannelField {
  return { ...blank, name, label, secret: true, set: hint !== undefined, value: null, hint: hint || null };
}
