import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Settlement } from '@jieti/shared/model/settlement';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { SqlValue, Tx } from '../db/sql.js';
import {
  rowOfStanding,
  rowOfTotals,
  sameStanding,
  sameTier,
  standingColumns,
  standingOf,
  standingOfRow,
  totalsColumns,
  type Standing,
  type StandingRow,
} from './standing.js';
import {
  rowOfTransition,
  transitionColumns,
  transitionOfRow,
  type StandingTransition,
  type TransitionRow,
} from './transition-row.js';

const IN_LIST = 1000;

export interface LockedMember {
  readonly id: number;
  readonly registeredAt: Instant;
  /** False: the account was closed, and only the books go on under its card number. */
  readonly isActive: boolean;
  readonly standing: Standing;
}

interface LockedRow extends StandingRow {
  readonly id: number;
  readonly registered_at: number;
  readonly status: string;
}

/** A stored fact, as its ledger entry is found. */
export interface SettledFact extends FactKey {
  readonly memberId: number;
  readonly occurredAt: Instant;
}

export interface SettledMember {
  readonly member: LockedMember;
  readonly settlement: Settlement;
  /** The stored transitions it was settled against. */
  readonly stored: readonly StandingTransition[];
  /** What made earlier transitions vanish: a fact as `source/externalId`, or `recalculation`. */
  readonly cause: string;
}

/** The one place where growth, tiers and tier histories are written. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Locks the members in id order until the transaction ends, first of all that it does; unknown ids are absent. */
  async lock(tx: Tx, memberIds: readonly number[]): Promise<Map<number, LockedMember>> {
    const locked = new Map<number, LockedMember>();
    for (const part of chunked(
      memberIds.toSorted((a, b) => a - b),
      IN_LIST,
    )) {
      const rows = await tx.query<LockedRow>(
        `SELECT id, registered_at, status, ${standingColumns.join(', ')} FROM member
         WHERE id IN (${placeholders(part.length)}) ORDER BY id${this.dialect.forUpdate}`,
        part,
      );
      for (const row of rows) {
        const { id, registered_at: registeredAt, status } = row;
        locked.set(id, { id, registeredAt, isActive: status === 'active', standing: standingOfRow(row) });
      }
    }
    return locked;
  }

  /** The transitions that stand, by member, oldest first. */
  async standingHistories(tx: Tx, memberIds: readonly number[]): Promise<Map<number, StandingTransition[]>> {
    const histories = new Map<number, StandingTransition[]>(memberIds.map((id) => [id, []]));
    for (const part of chunked(memberIds, IN_LIST)) {
      const rows = await tx.query<TransitionRow>(
        `SELECT id, ${transitionColumns.join(', ')} FROM tier_history
         WHERE member_id IN (${placeholders(part.length)}) AND superseded_at IS NULL ORDER BY member_id, at, id`,
        part,
      );
      for (const row of rows) histories.get(row.member_id)!.push(transitionOfRow(row));
    }
    return histories;
  }

  /** What these facts moved when they were settled, by `source/externalId`. */
  async deltasOf(tx: Tx, facts: readonly SettledFact[]): Promise<Map<string, number>> {
    const deltas = new Map<string, number>();
    for (const part of chunked(facts, IN_LIST / 4)) {
      const each = part
        .map(() => '(member_id = ? AND occurred_at = ? AND source = ? AND external_id = ?)')
        .join(' OR ');
      const rows = await tx.query<{ source: string; external_id: string; delta: number }>(
        `SELECT source, external_id, delta FROM growth_entry WHERE ${each}`,
        part.flatMap((f) => [f.memberId, f.occurredAt, f.source, f.externalId]),
      );
      for (const row of rows) deltas.set(`${row.source}/${row.external_id}`, row.delta);
    }
    return deltas;
  }

  /** Stores what was settled; rows that are as they should be are not written. Gives the members that changed. */
  async apply(tx: Tx, settled: readonly SettledMember[], now: Instant): Promise<readonly number[]> {
    await this.insertEntries(tx, settled, now);
    await this.supersede(tx, settled, now);
    await this.insertTransitions(tx, settled, now);
    return this.updateStandings(tx, settled, now);
  }

  private async insertEntries(tx: Tx, settled: readonly SettledMember[], now: Instant): Promise<void> {
    const rows = settled.flatMap(({ member, settlement }) =>
      settlement.entries.map((e) => [
        ...[member.id, e.occurredAt, e.fact.source, e.fact.externalId, e.delta, e.reason, e.version, now],
      ]),
    );
    await tx.insertRows('growth_entry', ENTRY_COLUMNS, rows);
  }

  private async supersede(tx: Tx, settled: readonly SettledMember[], now: Instant): Promise<void> {
    const rows = settled.flatMap(({ settlement, stored, cause }) => {
      const gone = new Set<unknown>(settlement.superseded);
      return stored.filter((t) => gone.has(t)).map((t) => [t.rowId, cause, now]);
    });
    await tx.updateRows('tier_history', ['id', 'superseded_by', 'superseded_at'], rows);
  }

  private async insertTransitions(tx: Tx, settled: readonly SettledMember[], now: Instant): Promise<void> {
    const rows = settled.flatMap(({ member, settlement }) =>
      settlement.added.map((transition) => rowOfTransition(member.id, transition, now)),
    );
    await tx.insertRows('tier_history', transitionColumns, rows);
  }

  /** Most purchases move totals only: setting the rest as well would rewrite its indexes for nothing. */
  private async updateStandings(tx: Tx, settled: readonly SettledMember[], now: Instant): Promise<readonly number[]> {
    const moved: SqlValue[][] = [];
    const counted: SqlValue[][] = [];
    for (const { member, settlement } of settled) {
      const standing = standingOf(settlement.state, settlement.totals);
      if (!sameTier(member.standing, standing)) moved.push([member.id, ...rowOfStanding(standing), now]);
      else if (!sameStanding(member.standing, standing)) counted.push([member.id, ...rowOfTotals(standing), now]);
    }
    await tx.updateRows('member', ['id', ...standingColumns, 'updated_at'], moved);
    await tx.updateRows('member', ['id', ...totalsColumns, 'updated_at'], counted);
    return [...moved, ...counted].map(([id]) => Number(id));
  }
}

const ENTRY_COLUMNS = [
  ...['member_id', 'occurred_at', 'source', 'external_id', 'delta', 'reason', 'programme_version', 'recorded_at'],
];
