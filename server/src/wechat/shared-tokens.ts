import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { PersonalData } from '../members/personal-data.js';
import { tokenRetryDelay } from './token-retry.js';
import { WechatTokensQueries } from './wechat-tokens.queries.js';
import { WechatTokensRepository, type TokenLease } from './wechat-tokens.repository.js';

export type TokenOutcome =
  | { readonly kind: 'token'; readonly token: string }
  /** WeChat says no: wrong secret, address not on the list, too many calls. */
  | { readonly kind: 'refused'; readonly errcode: number }
  | { readonly kind: 'unreachable' };

/** An account's token: how it is named among all processes, and how one is fetched. */
export interface TokenSource {
  readonly key: string;
  /** A hash of the secret: after a refusal, only another secret is tried at once. */
  readonly credential: string;
  fetch(): Promise<TokenFetch>;
}

export type TokenFetch =
  | { readonly kind: 'token'; readonly token: string; readonly lifeMs: number }
  | { readonly kind: 'refused'; readonly errcode: number }
  | { readonly kind: 'unreachable' };

interface HeldToken {
  readonly key: string;
  /** Of the secret it was fetched with: another secret fetches its own. */
  readonly credential: string;
  readonly token: string;
  readonly version: number;
  readonly freshUntil: Instant;
}

/** Given up this long before WeChat would: a token must not expire on the way. */
const SAFETY_MS = 60_000;
/** Longer than a fetch with its repeats can take. */
const LEASE_MS = 20_000;
/** How often another process is looked at that fetches; together some 16 seconds. */
const LOOKS = 80;

/** Tokens that all processes share through the database: one of them fetches, the others wait briefly and read. */
@Injectable()
export class SharedTokens {
  private readonly logger = new Logger('wechat');
  private readonly held = new Map<string, HeldToken>();
  private readonly dropped = new Map<string, number>();
  private readonly obtaining = new Map<string, Promise<TokenOutcome>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly repository: WechatTokensRepository,
    private readonly queries: WechatTokensQueries,
    private readonly secrets: PersonalData,
    private readonly clock: Clock,
  ) {}

  find(source: TokenSource): Promise<TokenOutcome> {
    const known = this.held.get(source.key);
    if (known && known.credential === source.credential && known.freshUntil > this.clock.now())
      return Promise.resolve({ kind: 'token', token: known.token });
    const question = `${source.key} ${source.credential}`;
    const running = this.obtaining.get(question);
    if (running) return running;
    const answer = this.obtain(source).finally(() => this.obtaining.delete(question));
    this.obtaining.set(question, answer);
    return answer;
  }

  /** Forgets `token` after WeChat refused it; a newer one stays, so that a storm of refusals fetches once. */
  async drop(key: string, token: string, errcode: number): Promise<void> {
    const known = this.held.get(key);
    if (known?.token !== token) return;
    this.held.delete(key);
    const { version } = known;
    // Until the database knows, whoever asks must not be given it again from there.
    this.dropped.set(key, version);
    try {
      await this.transactions.run((tx) => this.repository.drop(tx, key, { version, errcode }, this.clock.now()));
    } catch (error) {
      this.dropped.delete(key);
      throw error;
    }
  }

  private async obtain(source: TokenSource): Promise<TokenOutcome> {
    const lease = { key: source.key, owner: randomUUID(), credential: source.credential };
    for (let look = 0; look < LOOKS; look += 1) {
      const settled = await this.read(source);
      if (settled) return settled;
      const now = this.clock.now();
      const ours = await this.transactions.run((tx) => this.repository.lease(tx, lease, now, now + LEASE_MS));
      if (ours) return this.fetch(source, lease);
      await delay(Math.min(20 + look * 10, 220) * (0.75 + Math.random() / 2));
    }
    return { kind: 'unreachable' };
  }

  /** What the database says: a fresh token, or that WeChat is not to be asked yet; null when it is. */
  private async read({ key, credential }: TokenSource): Promise<TokenOutcome | null> {
    const row = await this.queries.find(key);
    const now = this.clock.now();
    if (!row) return null;
    const isOurs = row.credential === credential && row.version !== this.dropped.get(key);
    if (row.token !== null && row.freshUntil > now && isOurs) {
      const token = this.unseal(row.token);
      if (token !== null) return this.hold({ ...row, token });
      await this.transactions.run((tx) => this.repository.drop(tx, key, { version: row.version, errcode: 0 }, now));
      return null;
    }
    if (row.retryAt <= now || row.credential !== credential) return null;
    return row.lastErrcode ? { kind: 'refused', errcode: row.lastErrcode } : { kind: 'unreachable' };
  }

  /** Null when it was sealed under another secret: then it is of no use to anybody here. */
  private unseal(sealed: string): string | null {
    try {
      return this.secrets.decrypt(sealed);
    } catch {
      return null;
    }
  }

  private hold({ key, credential, token, version, freshUntil }: HeldToken): TokenOutcome {
    this.held.set(key, { key, credential, token, version, freshUntil });
    return { kind: 'token', token };
  }

  private async fetch(source: TokenSource, lease: TokenLease): Promise<TokenOutcome> {
    const { key, credential } = source;
    const fetched = await source.fetch();
    if (fetched.kind !== 'token') return this.refuse(source, lease, fetched);
    const now = this.clock.now();
    const freshUntil = now + Math.max(fetched.lifeMs - SAFETY_MS, 1_000);
    const row = { token: this.secrets.encrypt(fetched.token), freshUntil, credential };
    const version = await this.transactions.run((tx) => this.repository.store(tx, lease, row, now));
    if (version === null) return { kind: 'token', token: fetched.token };
    return this.hold({ key, credential, token: fetched.token, version, freshUntil });
  }

  private async refuse(
    { key, credential }: TokenSource,
    lease: TokenLease,
    outcome: Exclude<TokenFetch, { readonly kind: 'token' }>,
  ): Promise<TokenOutcome> {
    const errcode = outcome.kind === 'refused' ? outcome.errcode : 0;
    const now = this.clock.now();
    const failures = ((await this.queries.find(key))?.failures ?? 0) + 1;
    const retryAt = now + tokenRetryDelay(errcode, failures);
    await this.transactions.run((tx) => this.repository.fail(tx, lease, { errcode, retryAt, credential }, now));
    this.logger.error({ event: 'access token refused', key, errcode, failures, retryAt });
    return outcome;
  }
}
