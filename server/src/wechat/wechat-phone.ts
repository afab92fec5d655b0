import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { phoneRefusal } from './login-refusals.js';
import { WechatAccounts } from './wechat-accounts.js';
import { WechatApi } from './wechat-api.js';

/** The telephone number behind the code of a `getPhoneNumber` button. */
@Injectable()
export class WechatPhone {
  constructor(
    private readonly api: WechatApi,
    private readonly accounts: WechatAccounts,
  ) {}

  /**
   * The number with its country code where that is not 86, digits only. WeChat checks that the code belongs to `openid`.
   * @throws Refusal `phone_code_invalid`, `phone_app_mismatch`, `phone_quota_gone`, `too_many_requests`,
   * `wechat_settings_wrong` or `wechat_unavailable`.
   */
  async exchange(code: string, openid: string): Promise<string> {
    const path = '/wxa/business/getuserphonenumber';
    const reply = await this.api.post('miniProgram', path, openid === '' ? { code } : { code, openid }, 'ifNotDone');
    if (reply.kind !== 'ok') throw new Refusal(phoneRefusal(reply));
    const info = readPhoneInfo(reply.json['phone_info']);
    if (!info || !/^\d{4,20}$/.test(info.phone)) throw new Refusal('wechat_unavailable');
    const app = await this.accounts.findApp('miniProgram');
    if (info.appid !== app?.appId) throw new Refusal('phone_app_mismatch');
    return info.phone;
  }
}

/** Null when it is not what WeChat documents; the country code comes as text or as a number. */
export function readPhoneInfo(value: unknown): { readonly phone: string; readonly appid: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { purePhoneNumber: pure, countryCode, watermark } = value as Readonly<Record<string, unknown>>;
  const country = typeof countryCode === 'number' ? String(countryCode) : countryCode;
  const appid = (watermark as { readonly appid?: unknown } | null | undefined)?.appid;
  if (typeof pure !== 'string' || typeof appid !== 'string') return null;
  return { phone: country === '86' || typeof country !== 'string' ? pure : `${country}${pure}`, appid };
}
