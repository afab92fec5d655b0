import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { openAccount, type StoredAccount } from '../wechat/wechat-accounts-stored.js';
import type { StoredAccountRow } from '../wechat/wechat-accounts.queries.js';
import { WechatAccountsSeal } from '../wechat/wechat-accounts-seal.js';
import {
  environmentValues,
  type AccountValues,
  type SealedSecret,
  type StoredAccountKey,
} from '../wechat/wechat-accounts-values.js';
import { accountForms } from './account-fields.js';
import { checkTyped, checkWhole } from './check-account.js';

export interface AccountContent {
  readonly fields: AccountValues;
  readonly secrets: Readonly<Record<string, SealedSecret>>;
}

/** Shorter secrets would be half given away by their end. */
const SHOW_END_FROM = 16;

/** An account as it stands, and as it would be after a change. */
@Injectable()
export class AccountDraft {
  constructor(
    private readonly seal: WechatAccountsSeal,
    @Inject(CONFIG) private readonly config: Pick<Config, 'wechat'>,
  ) {}

  /** What counts now: what was set in the console, else what the environment says; secrets that do not open are left out. */
  current(account: StoredAccountKey, row: StoredAccountRow | null, now: Instant): AccountContent {
    if (row && row.fields !== null) {
      const secrets = JSON.parse(row.secrets ?? '{}') as AccountContent['secrets'];
      return { fields: JSON.parse(row.fields) as AccountValues, secrets: pick(secrets, this.isOurs) };
    }
    return this.split(account, environmentValues(this.config.wechat, account) ?? {}, now);
  }

  opened(row: StoredAccountRow | null): StoredAccount {
    return row ? openAccount(row, this.seal) : { kind: 'absent' };
  }

  /**
   * The account after what was typed in; names that were not typed stay as they are.
   * @throws Refusal `malformed`, naming each field that cannot stand or is missing.
   */
  changed(row: StoredAccountRow, typed: AccountValues, now: Instant): AccountContent {
    const { account } = row;
    const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value.trim()]));
    refuse(checkTyped(account, values));
    const before = this.current(account, row, now);
    const given = this.split(account, values, now);
    const emptied = (_: unknown, name: string) => values[name] !== '';
    const secrets = pick({ ...before.secrets, ...given.secrets }, emptied);
    const fields = withMode({ ...before.fields, ...given.fields }, secrets);
    const kept = pick(fields, emptied);
    refuse(checkWhole(account, new Set([...Object.keys(kept), ...Object.keys(secrets)]), kept['callbackMode']));
    return { fields: kept, secrets };
  }

  private split(account: StoredAccountKey, values: AccountValues, now: Instant): AccountContent {
    const secretNames = new Set(accountForms[account].fields.filter(({ secret }) => secret).map(({ name }) => name));
    const secrets = Object.entries(pick(values, (value, name) => secretNames.has(name) && value !== ''));
    return {
      fields: pick(values, (_, name) => !secretNames.has(name)),
      secrets: Object.fromEntries(
        secrets.map(([name, value]) => [
          name,
          { sealed: this.seal.seal(`${account}.${name}`, value), hint: hintOf(value), at: now },
        ]),
      ),
    };
  }

  private readonly isOurs = (secret: SealedSecret): boolean => this.seal.isOurs(secret.sealed);
}

/** Where pushed messages are set up without saying how, a key means safe mode. */
function withMode(fields: AccountValues, secrets: AccountContent['secrets']): AccountValues {
  if (!secrets['callbackToken'] || fields['callbackMode'] || fields['corpId']) return fields;
  return { ...fields, callbackMode: secrets['callbackAesKey'] ? 'safe' : 'plain' };
}

function refuse(details: ReturnType<typeof checkTyped>): void {
  if (details.length > 0) throw new Refusal('malformed', details);
}

function hintOf(secret: string): string {
  return secret.length >= SHOW_END_FROM ? secret.slice(-4) : '';
}

function pick<T>(record: Readonly<Record<string, T>>, keep: (value: T, name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name, value]) => keep(value, name)));
}
