import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { WechatAccountsQueries, type StoredAccountRow } from './wechat-accounts.queries.js';
import { SealBroken, WechatAccountsSeal } from './wechat-accounts-seal.js';
import type { AccountValues, SealedSecret, StoredAccountKey } from './wechat-accounts-values.js';

export type StoredAccount =
  /** Nothing is set in the console: the environment counts. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'stored'; readonly values: AccountValues }
  /** Set, but its secrets do not open; the sentence says why. */
  | { readonly kind: 'unreadable'; readonly sentence: string };

/** A change made by another process is noticed after this long at the latest. */
const LOOK_AGAIN_MS = 3_000;

/** Accounts as the console set them, opened once per change and looked at again every few seconds. */
@Injectable()
export class WechatAccountsStored {
  private readonly log = new Logger('accounts');
  private opened = new Map<StoredAccountKey, { readonly version: number; readonly account: StoredAccount }>();
  private lookedAt: Instant | null = null;
  private looking: Promise<void> | null = null;
  /** Goes up when what was read before must not count any more. */
  private epoch = 0;

  constructor(
    private readonly accounts: WechatAccountsQueries,
    private readonly seal: WechatAccountsSeal,
    private readonly clock: Clock,
  ) {}

  async find(account: StoredAccountKey): Promise<StoredAccount> {
    if (this.lookedAt === null || this.clock.now() - this.lookedAt >= LOOK_AGAIN_MS) await this.look();
    return this.opened.get(account)?.account ?? { kind: 'absent' };
  }

  /** Looks again at the next question: a change of this process counts at once. */
  forget(): void {
    this.lookedAt = null;
    this.looking = null;
    this.epoch += 1;
  }

  /** However many ask at once, the database is asked once. */
  private look(): Promise<void> {
    const looking = this.looking ?? this.read();
    this.looking = looking;
    return looking.finally(() => {
      if (this.looking === looking) this.looking = null;
    });
  }

  private async read(): Promise<void> {
    const [at, epoch] = [this.clock.now(), this.epoch];
    const rows = await this.accounts.list();
    if (epoch !== this.epoch) return;
    this.opened = new Map(rows.map((row) => [row.account, this.known(row) ?? this.open(row)]));
    this.lookedAt = at;
  }

  private known(row: StoredAccountRow) {
    const known = this.opened.get(row.account);
    return known?.version === row.version ? known : null;
  }

  private open(row: StoredAccountRow): { readonly version: number; readonly account: StoredAccount } {
    const account = openAccount(row, this.seal);
    if (account.kind === 'unreadable')
      this.log.error({ event: 'account_unreadable', account: row.account, cause: account.sentence });
    return { version: row.version, account };
  }
}

/** Opens the secrets of an account, or says why they do not open. */
export function openAccount(row: StoredAccountRow, seal: WechatAccountsSeal): StoredAccount {
  if (row.fields === null) return { kind: 'absent' };
  const fields = JSON.parse(row.fields) as AccountValues;
  const secrets = JSON.parse(row.secrets ?? '{}') as Readonly<Record<string, SealedSecret>>;
  try {
    const opened = Object.entries(secrets).map(([name, { sealed }]) => [
      name,
      seal.open(`${row.account}.${name}`, sealed),
    ]);
    return { kind: 'stored', values: { ...fields, ...(Object.fromEntries(opened) as AccountValues) } };
  } catch (error) {
    if (error instanceof SealBroken) return { kind: 'unreadable', sentence: error.message };
    throw error;
  }
}
