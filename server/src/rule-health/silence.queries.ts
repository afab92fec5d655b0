import { setImmediate as immediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Reader } from '../db/sql.js';
import type { IdRange } from './figure-reader.js';
import { PopulationQueries } from './population.queries.js';
import { scatteredRanges } from './scattered-ranges.js';

const YEAR_MS = 365 * 86_400_000;
const SILENT_MS = 90 * 86_400_000;
/** Ranges of a thousand members; a share needs no more of them than this. */
const STRIDE = 1000;
const MOST_RANGES = 100;

interface SilenceRow {
  readonly tier: string;
  readonly members: number;
  readonly silent: number;
  readonly old: number;
  readonly old_silent: number;
}

interface Tally {
  members: number;
  silent: number;
  old: number;
  oldSilent: number;
}

/** Who has not bought for a quarter of a year, among those who have been here for long. */
@Injectable()
export class SilenceQueries {
  constructor(
    private readonly reader: Reader,
    private readonly population: PopulationQueries,
  ) {}

  /** Tier key → share of those who joined a year ago or earlier, 0–1; where nobody of any tier did, of all. */
  async shares(programme: string, now: Instant): Promise<ReadonlyMap<string, number>> {
    const tallies = new Map<string, Tally>();
    const ranges = scatteredRanges(await this.population.extent(), STRIDE).slice(0, MOST_RANGES);
    for (const range of ranges) {
      for (const row of await this.read(programme, range, now)) add(tallies, row);
      await immediate();
    }
    const isYoung = [...tallies.values()].every((tally) => tally.old === 0);
    return new Map(
      [...tallies].flatMap(([tier, { members, silent, old, oldSilent }]) => {
        if (isYoung) return [[tier, silent / members] as const];
        return old === 0 ? [] : [[tier, oldSilent / old] as const];
      }),
    );
  }

  private read(programme: string, { first, last }: IdRange, now: Instant): Promise<SilenceRow[]> {
    const membership = programme === 'membership';
    const tier = membership ? 'm.tier' : 's.tier';
    const silent = '(m.last_order_at IS NULL OR m.last_order_at < ?)';
    return this.reader.query<SilenceRow>(
      `SELECT ${tier} AS tier, COUNT(*) AS members,
         SUM(CASE WHEN ${silent} THEN 1 ELSE 0 END) AS silent,
         SUM(CASE WHEN m.joined_at <= ? THEN 1 ELSE 0 END) AS old,
         SUM(CASE WHEN m.joined_at <= ? AND ${silent} THEN 1 ELSE 0 END) AS old_silent
       FROM member m ${membership ? '' : 'JOIN ladder_standing s ON s.programme = ? AND s.member_id = m.id'}
       WHERE m.id BETWEEN ? AND ? AND m.status = 'active' GROUP BY ${tier}`,
      [
        ...[now - SILENT_MS, now - YEAR_MS, now - YEAR_MS, now - SILENT_MS],
        ...(membership ? [] : [programme]),
        ...[first, last],
      ],
    );
  }
}

function add(tallies: Map<string, Tally>, row: SilenceRow): void {
  const tally = tallies.get(row.tier) ?? { members: 0, silent: 0, old: 0, oldSilent: 0 };
  tallies.set(row.tier, tally);
  tally.members += Number(row.members);
  tally.silent += Number(row.silent);
  tally.old += Number(row.old);
  tally.oldSilent += Number(row.old_silent);
}
