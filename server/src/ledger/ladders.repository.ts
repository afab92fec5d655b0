import { Injectable } from '@nestjs/common';
import type { LadderSettlement } from '@jieti/shared/model/settlement';
import type { Instant } from '@jieti/shared/model/time';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import {
  ladderColumns,
  ladderStandingOf,
  ladderStandingOfRow,
  rowOfLadderStanding,
  sameLadderStanding,
  type LadderStanding,
  type LadderStandingRow,
} from './ladder-standing.js';
import type { StoredLadder } from './stored-ladder.js';
import {
  rowOfTransition,
  transitionColumns,
  transitionOfRow,
  type StandingTransition,
  type TransitionRow,
} from './transition-row.js';

const IN_LIST = 1000;

export interface SettledLadder {
  readonly programme: string;
  readonly memberId: number;
  readonly settlement: LadderSettlement;
  readonly stored: StoredLadder;
  /** What made earlier transitions vanish. */
  readonly cause: string;
}

/** The one place where places on ladders beside membership are written; under the member's lock, which comes first. */
@Injectable()
export class LaddersRepository {
  /** What is stored of these members on all ladders, by `ladderKey`. */
  async load(tx: Tx, memberIds: readonly number[]): Promise<Map<string, StoredLadder>> {
    const found = new Map<string, { standing: LadderStanding | null; transitions: StandingTransition[] }>();
    const of = (programme: string, memberId: number) => {
      const key = ladderKey(programme, memberId);
      return found.get(key) ?? found.set(key, { standing: null, transitions: [] }).get(key)!;
    };
    for (const part of chunked(memberIds, IN_LIST)) {
      const members = `member_id IN (${placeholders(part.length)})`;
      const standings = `SELECT ${ladderColumns.join(', ')} FROM ladder_standing WHERE ${members}`;
      for (const row of await tx.query<LadderStandingRow>(standings, part))
        of(row.programme, row.member_id).standing = ladderStandingOfRow(row);
      const rows = await tx.query<TransitionRow & { readonly programme: string }>(
        `SELECT id, programme, ${transitionColumns.join(', ')} FROM ladder_history
         WHERE ${members} AND superseded_at IS NULL ORDER BY member_id, programme, at, id`,
        part,
      );
      for (const row of rows) of(row.programme, row.member_id).transitions.push(transitionOfRow(row));
    }
    return found;
  }

  /** Stores what differs; gives the members whose place changed. */
  async apply(tx: Tx, settled: readonly SettledLadder[], now: Instant): Promise<ReadonlySet<number>> {
    const gone = settled.flatMap(({ settlement, stored, cause }) => {
      const superseded = new Set<unknown>(settlement.superseded);
      return stored.transitions.filter((t) => superseded.has(t)).map((t) => [t.rowId, cause, now]);
    });
    await tx.updateRows('ladder_history', ['id', 'superseded_by', 'superseded_at'], gone);
    const added = settled.flatMap(({ programme, memberId, settlement }) =>
      settlement.added.map((transition) => [programme, ...rowOfTransition(memberId, transition, now)]),
    );
    await tx.insertRows('ladder_history', ['programme', ...transitionColumns], added);
    return this.replaceStandings(tx, settled, now);
  }

  private async replaceStandings(tx: Tx, settled: readonly SettledLadder[], now: Instant) {
    const changed = settled.filter(
      ({ stored, settlement }) => !sameLadderStanding(stored.standing, ladderStandingOf(settlement.state)),
    );
    for (const part of chunked(
      changed.filter(({ stored }) => stored.standing !== null),
      IN_LIST / 2,
    )) {
      const each = part.map(() => '(programme = ? AND member_id = ?)').join(' OR ');
      const keys = part.flatMap(({ programme, memberId }) => [programme, memberId]);
      await tx.execute(`DELETE FROM ladder_standing WHERE ${each}`, keys);
    }
    const rows = changed.map(({ programme, memberId, settlement }) => [
      ...[programme, memberId, ...rowOfLadderStanding(ladderStandingOf(settlement.state)), now],
    ]);
    await tx.insertRows('ladder_standing', [...ladderColumns, 'updated_at'], rows);
    return new Set(changed.map(({ memberId }) => memberId));
  }
}

export function ladderKey(programme: string, memberId: number): string {
  return `${memberId}:${programme}`;
}
