import type { RefusalDetail } from '../http/refusal.js';
import { accountForms } from './account-fields.js';
import type { AccountValues, StoredAccountKey } from '../wechat/wechat-accounts-values.js';

/** What is wrong with the texts that were typed in, each by the name of its field. */
export function checkTyped(account: StoredAccountKey, typed: AccountValues): RefusalDetail[] {
  const { fields } = accountForms[account];
  return Object.entries(typed).flatMap(([name, value]): RefusalDetail[] => {
    const field = fields.find((each) => each.name === name);
    if (!field) return [{ field: name, message: `没有 ${name} 这一项` }];
    if (value === '') return field.required ? [{ field: name, message: `${field.label} 不能空着` }] : [];
    return field.rule.test(value) ? [] : [{ field: name, message: field.rule.says }];
  });
}

/** What is missing of an account as it would be afterwards; `set` are the names that have a value. */
export function checkWhole(
  account: StoredAccountKey,
  set: ReadonlySet<string>,
  mode: string | undefined,
): RefusalDetail[] {
  const missing = accountForms[account].fields
    .filter(({ name, required }) => required && !set.has(name))
    .map(({ name, label }) => ({ field: name, message: `还缺 ${label}` }));
  return [...missing, ...checkCallback(account, set, mode)];
}

function checkCallback(account: StoredAccountKey, set: ReadonlySet<string>, mode: string | undefined): RefusalDetail[] {
  const [token, key] = [set.has('callbackToken'), set.has('callbackAesKey')];
  if (key && !token) return [{ field: 'callbackToken', message: '填了 EncodingAESKey，还缺消息推送 Token' }];
  if (!token) return [];
  if (account === 'wecom' && !key)
    return [{ field: 'callbackAesKey', message: '企业微信只有安全模式，还缺 EncodingAESKey' }];
  return mode === 'safe' && !key ? [{ field: 'callbackAesKey', message: '安全模式还缺 EncodingAESKey' }] : [];
}
