import { setImmediate as immediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { TransitionKind } from '@jieti/shared/model/tier-state';
import type { Instant } from '@jieti/shared/model/time';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import { Reader } from '../db/sql.js';
import { FactsQueries } from '../facts/facts.queries.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';

const AHEAD_MS = 30 * 86_400_000;
/** Of more members due, so many are folded and the rest is estimated from them. */
const MOST_FOLDED = 1000;
const falls: ReadonlySet<TransitionKind> = new Set(['graceStart', 'downgrade', 'requalify']);

interface DueRow {
  readonly id: number;
  readonly tier: string;
  readonly registered_at: number;
  readonly review_at: number;
}

/** Who would not be kept at a review within 30 days if nothing more is bought. */
@Injectable()
export class AboutToFallQueries {
  constructor(
    private readonly reader: Reader,
    private readonly facts: FactsQueries,
    private readonly overrides: OverridesQueries,
  ) {}

  /** Tier key → members; `versions` of one ladder. */
  async count(programme: string, versions: readonly ProgrammeVersion[], now: Instant): Promise<Map<string, number>> {
    const due = await this.due(programme, now);
    const folded = evenPart(due, MOST_FOLDED);
    const counts = new Map<string, number>();
    for (const member of folded) {
      if (await this.falls(member, versions)) counts.set(member.tier, (counts.get(member.tier) ?? 0) + 1);
      await immediate();
    }
    const factor = folded.length === 0 ? 1 : due.length / folded.length;
    return new Map([...counts].map(([tier, count]) => [tier, Math.round(count * factor)]));
  }

  private async falls(member: DueRow, versions: readonly ProgrammeVersion[]): Promise<boolean> {
    const [facts, overrides] = await Promise.all([this.facts.ofMember(member.id), this.overrides.ofMember(member.id)]);
    const terms = { versions, registeredAt: member.registered_at, overrides, evidence: false };
    const { history } = foldTier({ ...terms, facts, asOf: member.review_at });
    return history.some(({ kind, at }) => at === member.review_at && falls.has(kind));
  }

  private due(programme: string, now: Instant): Promise<DueRow[]> {
    const until = now + AHEAD_MS;
    return programme === 'membership'
      ? this.reader.query<DueRow>(
          `SELECT id, tier, registered_at, next_review_at AS review_at FROM member
           WHERE next_review_at > ? AND next_review_at <= ? AND tier_until IS NOT NULL AND status = 'active'`,
          [now, until],
        )
      : this.reader.query<DueRow>(
          `SELECT m.id AS id, s.tier AS tier, m.registered_at AS registered_at, s.next_review_at AS review_at
           FROM ladder_standing s JOIN member m ON m.id = s.member_id
           WHERE s.next_review_at > ? AND s.next_review_at <= ? AND s.until_day IS NOT NULL
             AND s.programme = ? AND m.status = 'active'`,
          [now, until, programme],
        );
  }
}

function evenPart<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
}
