import { Injectable } from '@nestjs/common';
import { PointsRulesSchema, type PointsRulesVersion } from '@jieti/shared/api/points';
import type { PointsRules } from '@jieti/shared/model/points';
import { Reader } from '../db/sql.js';

/** How long another process may go on with the versions it knew. */
const FRESH_MS = 1000;

interface RulesRow {
  readonly version: number;
  readonly definition: string;
  readonly note: string;
  readonly published_by: string;
  readonly published_at: number;
}

/** Published points rules, kept in memory: versions come and never change. */
@Injectable()
export class PointsRulesQueries {
  private known: readonly PointsRules[] = [];
  private loadedAt = -Infinity;
  private loading: Promise<void> | null = null;

  constructor(private readonly reader: Reader) {}

  /** Every version, first published first; empty where the shop gives no points. */
  async versions(): Promise<readonly PointsRules[]> {
    if (performance.now() - this.loadedAt > FRESH_MS) await this.refresh();
    return this.known;
  }

  /** Reads what was published since; the publishing process calls it after its commit. */
  async refresh(): Promise<void> {
    this.loading ??= this.load().finally(() => (this.loading = null));
    await this.loading;
  }

  /** Every version with the name of whoever published it, the last first. */
  async named(): Promise<readonly PointsRulesVersion[]> {
    const rows = await this.reader.query<RulesRow>(
      `SELECT r.version, r.definition, r.note, COALESCE(s.name, r.published_by) AS published_by, r.published_at
       FROM points_rules r LEFT JOIN staff s ON s.username = r.published_by ORDER BY r.version DESC`,
    );
    return rows.map((row) => ({
      rules: rulesOf(row.definition),
      note: row.note,
      publishedBy: row.published_by,
      publishedAt: row.published_at,
    }));
  }

  private async load(): Promise<void> {
    const startedAt = performance.now();
    const last = this.known.at(-1)?.version ?? 0;
    const rows = await this.reader.query<Pick<RulesRow, 'definition'>>(
      'SELECT definition FROM points_rules WHERE version > ? ORDER BY version',
      [last],
    );
    if (rows.length > 0) this.known = [...this.known, ...rows.map((row) => rulesOf(row.definition))];
    this.loadedAt = startedAt;
  }
}

function rulesOf(definition: string): PointsRules {
  return PointsRulesSchema.parse(JSON.parse(definition));
}
