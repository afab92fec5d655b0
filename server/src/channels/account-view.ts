import type { ChannelAccount, ChannelField } from '@jieti/shared/api/channels';
import type { StoredAccount } from '../wechat/wechat-accounts-stored.js';
import type { StoredAccountRow } from '../wechat/wechat-accounts.queries.js';
import type { StoredAccountKey } from '../wechat/wechat-accounts-values.js';
import type { AccountContent } from './account-draft.js';
import { accountForms, type AccountField } from './account-fields.js';

export interface ViewedAccount {
  readonly account: StoredAccountKey;
  readonly row: StoredAccountRow | null;
  readonly content: AccountContent;
  readonly stored: StoredAccount;
}

/** An account as the console sees it: secrets stay here. */
export function accountView(
  { account, row, content, stored }: ViewedAccount,
  nameOf: (username: string) => string,
): ChannelAccount {
  const isSet = row !== null && row.fields !== null;
  const { title, fields } = accountForms[account];
  return {
    account,
    title,
    source: isSet ? 'console' : Object.keys(content.fields).length > 0 ? 'environment' : 'none',
    editable: true,
    problem: stored.kind === 'unreadable' ? stored.sentence : null,
    version: row?.version ?? 0,
    updatedAt: isSet ? row.updatedAt : null,
    updatedBy: isSet ? nameOf(row.updatedBy) : null,
    fields: fields.map((field) => fieldView(field, content, isSet)),
  };
}

function fieldView(field: AccountField, { fields, secrets }: AccountContent, isSet: boolean): ChannelField {
  const { name, label, note = null, secret = false, required = false, options = null } = field;
  const sealed = secret ? secrets[name] : undefined;
  return {
    name,
    label,
    note,
    secret,
    required,
    options: options && [...options],
    set: secret ? sealed !== undefined : Boolean(fields[name]),
    value: secret ? null : (fields[name] ?? null),
    hint: sealed?.hint || null,
    updatedAt: isSet ? (sealed?.at ?? null) : null,
  };
}
