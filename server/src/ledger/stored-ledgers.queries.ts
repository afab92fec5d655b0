import type { Reader } from '../db/sql.js';
import { groupBy } from '../group-by.js';
import { ladderColumns, ladderStandingOfRow, type LadderStanding, type LadderStandingRow } from './ladder-standing.js';
import type { StoredLadder } from './stored-ladder.js';
import { transitionColumns, transitionOfRow, type StandingTransition, type TransitionRow } from './transition-row.js';

const NO_LADDERS: ReadonlyMap<string, StoredLadder> = new Map();

export interface StoredLedger {
  readonly transitions: readonly TransitionRow[];
  /** Σ growth entries. */
  readonly growth: number;
  /** What is stored on ladders beside membership, by their key. */
  readonly ladders: ReadonlyMap<string, StoredLadder>;
}

interface GatheredLadder {
  readonly standing: LadderStanding;
  readonly transitions: StandingTransition[];
}

const NO_GROWTH: ReadonlyMap<number, number> = new Map();
const NO_TRANSITIONS: readonly TransitionRow[] = [];

/** What is stored of members beside the member row. */
export class StoredLedgersQueries {
  constructor(private readonly reader: Reader) {}

  /** What is stored of these adjacent members beside the member row; without its entries' sum where nobody asks for it. */
  async ofRange(
    members: readonly { readonly id: number }[],
    sumsEntries = true,
  ): Promise<(memberId: number) => StoredLedger> {
    const range: [number, number] = [members[0]?.id ?? 0, members.at(-1)?.id ?? 0];
    const rows = await this.reader.query<TransitionRow>(
      `SELECT id, ${transitionColumns.join(', ')} FROM tier_history
       WHERE member_id BETWEEN ? AND ? AND superseded_at IS NULL ORDER BY member_id, at, id`,
      range,
    );
    const transitions = groupBy(rows, (row) => row.member_id);
    const growth = sumsEntries ? await this.growth(range) : NO_GROWTH;
    const ladders = await this.ladders(range);
    return (memberId) => ({
      transitions: transitions.get(memberId) ?? NO_TRANSITIONS,
      growth: growth.get(memberId) ?? 0,
      ladders: ladders.get(memberId) ?? NO_LADDERS,
    });
  }

  private async growth(range: readonly [number, number]): Promise<ReadonlyMap<number, number>> {
    const sums = await this.reader.query<{ member_id: number; growth: number }>(
      'SELECT member_id, SUM(delta) AS growth FROM growth_entry WHERE member_id BETWEEN ? AND ? GROUP BY member_id',
      range,
    );
    return new Map(sums.map(({ member_id: id, growth }) => [id, Number(growth)]));
  }

  private async ladders(range: readonly [number, number]): Promise<ReadonlyMap<number, Map<string, StoredLadder>>> {
    const standings = await this.reader.query<LadderStandingRow>(
      `SELECT ${ladderColumns.join(', ')} FROM ladder_standing WHERE member_id BETWEEN ? AND ?`,
      range,
    );
    const ladders = new Map<number, Map<string, GatheredLadder>>();
    if (standings.length === 0) return ladders;
    for (const row of standings) {
      const own = ladders.get(row.member_id) ?? new Map<string, GatheredLadder>();
      ladders.set(row.member_id, own.set(row.programme, { standing: ladderStandingOfRow(row), transitions: [] }));
    }
    const rows = await this.reader.query<TransitionRow & { readonly programme: string }>(
      `SELECT id, programme, ${transitionColumns.join(', ')} FROM ladder_history
       WHERE member_id BETWEEN ? AND ? AND superseded_at IS NULL ORDER BY member_id, programme, at, id`,
      range,
    );
    for (const row of rows) ladders.get(row.member_id)?.get(row.programme)?.transitions.push(transitionOfRow(row));
    return ladders;
  }
}
