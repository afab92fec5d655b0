import { Injectable } from '@nestjs/common';
import type { PointsRules } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

export interface PublishedBy {
  readonly by: string;
  readonly note: string;
}

/** Versions of the points rules are inserted and never changed. */
@Injectable()
export class PointsRulesRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Gives the number the version got. Every rule with a budget has its counter from then on. */
  async insert(tx: Tx, draft: Omit<PointsRules, 'version'>, { by, note }: PublishedBy, now: Instant): Promise<number> {
    const version = (await this.lastVersion(tx)) + 1;
    const rules: PointsRules = { ...draft, version };
    await tx.insertRows(
      'points_rules',
      ['version', 'effective_from', 'definition', 'note', 'published_by', 'published_at'],
      [[version, rules.effectiveFrom, JSON.stringify(rules), note, by, now]],
    );
    await this.addCounters(
      tx,
      rules.earning.filter((rule) => rule.budget !== null).map((rule) => rule.key),
    );
    return version;
  }

  /** The last row is locked: of two who publish at once, one waits. The very first two may collide, and one is refused. */
  private async lastVersion(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ version: number }>(
      `SELECT version FROM points_rules ORDER BY version DESC LIMIT 1${this.dialect.forUpdate}`,
    );
    return row?.version ?? 0;
  }

  private async addCounters(tx: Tx, keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const known = await tx.query(`SELECT 1 FROM point_budget WHERE rule_key = ?`, [key]);
      if (known.length === 0) await tx.insertRows('point_budget', ['rule_key', 'given'], [[key, await given(tx, key)]]);
    }
  }
}

/** A rule that gets a budget later has given points before. */
async function given(tx: Tx, key: string): Promise<number> {
  const [row] = await tx.query<{ given: number | null }>(
    `SELECT SUM(delta) AS given FROM point_entry WHERE kind = 'earn' AND line = ?`,
    [key],
  );
  return Number(row?.given ?? 0);
}
