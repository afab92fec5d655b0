import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { groupBy } from '../group-by.js';

/** One member's consents for one template. */
export interface ConsentKey {
  readonly memberId: number;
  readonly templateId: string;
}

export interface ConsentBalance extends ConsentKey {
  /** Messages the member still allows; never negative. */
  readonly remaining: number;
  /** Goes up whenever WeChat says that nothing is left. */
  readonly epoch: number;
}

/** A consent taken for a message, as of an epoch. */
export interface ClaimedConsent extends ConsentKey {
  readonly epoch: number;
  readonly outboxId: number;
}

/** A key with what it is written in the ledger for: `outbox:<id>`, `report:<request>`, `event:<id>`. */
export interface ConsentCause extends ConsentKey {
  readonly ref: string;
}

type Cause = 'opening' | 'accepted' | 'claimed' | 'returned' | 'refused' | 'withdrawn';

interface Entry extends ConsentCause {
  readonly delta: number;
}

interface BalanceRow {
  readonly member_id: number | string;
  readonly template_id: string;
  readonly remaining: number;
  readonly epoch: number;
}

/**
 * The ledger of consents (rule M2): the balance per member and template, and an entry for each change of it, written
 * together. A balance is the sum of its entries; entries are never changed.
 */
@Injectable()
export class ConsentsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** What is left, locked until the transaction ends. Absent means none. */
  async lockBalances(
    tx: Tx,
    memberIds: readonly number[],
    templateIds: readonly string[],
  ): Promise<readonly ConsentBalance[]> {
    if (memberIds.length === 0 || templateIds.length === 0) return [];
    const rows = await tx.query<BalanceRow>(
      `SELECT member_id, template_id, remaining, epoch FROM subscription_quota
       WHERE member_id IN (${placeholders(memberIds.length)}) AND template_id IN (${placeholders(templateIds.length)})
       ORDER BY member_id, template_id${this.dialect.forUpdate}`,
      [...memberIds, ...templateIds],
    );
    return rows.map((row) => ({
      memberId: Number(row.member_id),
      templateId: row.template_id,
      remaining: Number(row.remaining),
      epoch: Number(row.epoch),
    }));
  }

  /** Takes one consent for each message; the caller holds the balances and has seen that they suffice. */
  async claim(tx: Tx, claimed: readonly ClaimedConsent[], now: Instant): Promise<void> {
    await this.add(tx, claimed, -1, now);
    await this.append(tx, 'claimed', claimed.map(entryOf(-1)), now);
  }

  /** Gives back consents that were not used, except where WeChat has said since that nothing is left. */
  async giveBack(tx: Tx, claimed: readonly ClaimedConsent[], now: Instant): Promise<void> {
    if (claimed.length === 0) return;
    const epochs = new Map((await this.lockOf(tx, claimed)).map((balance) => [keyOf(balance), balance.epoch]));
    const valid = claimed.filter((one) => epochs.get(keyOf(one)) === one.epoch);
    await this.add(tx, valid, 1, now);
    await this.append(tx, 'returned', valid.map(entryOf(1)), now);
  }

  /** WeChat says that nothing is left, whatever we counted. */
  async clear(tx: Tx, causes: readonly ConsentCause[], now: Instant): Promise<void> {
    const refs = new Map(causes.map((cause) => [keyOf(cause), cause.ref]));
    for (const balance of await this.lockOf(tx, causes)) {
      const ref = refs.get(keyOf(balance));
      if (ref !== undefined) await this.reduce(tx, { ...balance, ref }, { cause: 'refused', to: 0 }, now);
    }
  }

  /** The member said yes once more. The caller holds the member. */
  async accept(tx: Tx, { memberId, templateId, ref }: ConsentCause, now: Instant): Promise<void> {
    const updated = await tx.execute(
      'UPDATE subscription_quota SET remaining = remaining + 1, updated_at = ? WHERE member_id = ? AND template_id = ?',
      [now, memberId, templateId],
    );
    if (updated.affectedRows === 0) await this.insert(tx, [{ memberId, templateId, remaining: 1 }], now);
    await this.append(tx, 'accepted', [{ memberId, templateId, ref, delta: 1 }], now);
  }

  /** Leaves `to` at most and begins a new epoch. */
  async reduce(
    tx: Tx,
    balance: ConsentBalance & ConsentCause,
    { cause, to }: { readonly cause: 'refused' | 'withdrawn'; readonly to: number },
    now: Instant,
  ): Promise<void> {
    const { memberId, templateId } = balance;
    const remaining = Math.min(balance.remaining, to);
    await tx.execute(
      `UPDATE subscription_quota SET remaining = ?, epoch = epoch + 1, updated_at = ? WHERE member_id = ? AND template_id = ?`,
      [remaining, now, memberId, templateId],
    );
    await this.append(tx, cause, [{ ...balance, delta: remaining - balance.remaining }], now);
  }

  /** Consents that are there before anything is counted: of a demo shop, or taken over from elsewhere. */
  async open(tx: Tx, balances: readonly Omit<ConsentBalance, 'epoch'>[], now: Instant): Promise<void> {
    await this.insert(tx, balances, now);
    const entries = balances
      .filter(({ remaining }) => remaining > 0)
      .map(({ remaining: delta, ...key }) => ({ ...key, delta, ref: '' }));
    await this.append(tx, 'opening', entries, now);
  }

  private async insert(tx: Tx, balances: readonly Omit<ConsentBalance, 'epoch'>[], now: Instant): Promise<void> {
    const rows = balances.map(({ memberId, templateId, remaining }) => [memberId, templateId, remaining, now]);
    await tx.insertRows('subscription_quota', ['member_id', 'template_id', 'remaining', 'updated_at'], rows);
  }

  private async append(tx: Tx, cause: Cause, entries: readonly Entry[], now: Instant): Promise<void> {
    const columns = ['member_id', 'template_id', 'delta', 'cause', 'ref', 'at'];
    const rows = entries.map(({ memberId, templateId, delta, ref }) => [memberId, templateId, delta, cause, ref, now]);
    await tx.insertRows('consent_entry', columns, rows);
  }

  private lockOf(tx: Tx, keys: readonly ConsentKey[]): Promise<readonly ConsentBalance[]> {
    const members = new Set(keys.map((key) => key.memberId));
    return this.lockBalances(tx, [...members], [...new Set(keys.map((key) => key.templateId))]);
  }

  /** Few statements: one per template and number of consents. */
  private async add(tx: Tx, keys: readonly ConsentKey[], sign: 1 | -1, now: Instant): Promise<void> {
    const perKey = [...groupBy(keys, keyOf).values()];
    for (const group of groupBy(perKey, (same) => `${same.length}|${same[0]?.templateId}`).values()) {
      const delta = sign * (group[0]?.length ?? 0);
      for (const part of chunked(
        group.map((same) => same[0]!),
        500,
      )) {
        const { affectedRows } = await tx.execute(
          `UPDATE subscription_quota SET remaining = remaining + ?, updated_at = ?
           WHERE template_id = ? AND member_id IN (${placeholders(part.length)}) AND remaining + ? >= 0`,
          [delta, now, part[0]!.templateId, ...part.map((key) => key.memberId), delta],
        );
        if (affectedRows !== part.length) throw new Error('a consent was taken that is not there');
      }
    }
  }
}

const entryOf =
  (delta: number) =>
  ({ memberId, templateId, outboxId }: ClaimedConsent): Entry => ({
    memberId,
    templateId,
    delta,
    ref: `outbox:${outboxId}`,
  });

const keyOf = ({ memberId, templateId }: ConsentKey): string => `${memberId}|${templateId}`;
