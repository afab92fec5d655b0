import { Injectable } from '@nestjs/common';
import type { WhatIfResult } from '@jieti/shared/api/programmes';
import { endOfDay, parseDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { MigrationCount } from './migration-count.js';
import { WalkQueries, type WalkedMember } from './walk.queries.js';

/** A draft of the programme in force, or of another ladder. */
export type WhatIfDraft = ProgrammeDraft;

/** What a draft would do to everybody, by the very fold that publishing it would use; writes nothing. */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly walk: WalkQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Everybody who had joined by the end of the day `asOf` (`2026-08-31`). A draft of the ladder that is in force is
   * folded as if published at that instant; a draft of another ladder alone. `from` is the membership tier held then.
   * @throws Refusal `malformed` when `asOf` is no date.
   */
  async whatIf(draft: WhatIfDraft, asOf: string, onProgress?: (members: number) => void): Promise<WhatIfResult> {
    const day = parseDay(asOf);
    if (day === undefined) throw new Refusal('malformed', [{ field: 'asOf', message: '日期要写成 2026-08-31。' }]);
    const at = endOfDay(day, draft.timeZone);
    const current = await this.programmes.versions();
    const simulation = { at, current, simulated: await this.versionsWith(draft, at), now: this.clock.now() };
    const count = new MigrationCount(draft.tiers);
    let walked = 0;
    for await (const batch of this.walk.members()) {
      for (const member of batch) countMember(count, member, simulation);
      onProgress?.((walked += batch.length));
    }
    return { asOf, ...count.result() };
  }

  private async versionsWith(draft: WhatIfDraft, at: Instant): Promise<readonly ProgrammeVersion[]> {
    const known = draft.programme === 'membership' ? await this.programmes.versions() : [];
    const past = known.filter((version) => version.effectiveFrom < at);
    if (past.length === 0) return [{ ...draft, version: 1, effectiveFrom: 0 }];
    return [...past, { ...draft, version: Math.max(...known.map((v) => v.version)) + 1, effectiveFrom: at }];
  }
}

interface Simulation {
  readonly at: Instant;
  readonly current: readonly ProgrammeVersion[];
  readonly simulated: readonly ProgrammeVersion[];
  readonly now: Instant;
}

function countMember(count: MigrationCount, member: WalkedMember, simulation: Simulation): void {
  const { at, current, simulated, now } = simulation;
  if (member.standing.joinedAt > at) return;
  const { registeredAt, facts, standing } = member;
  const fold = (versions: readonly ProgrammeVersion[]) => foldTier({ versions, registeredAt, facts, asOf: at }).tier;
  // From the last settlement to the next review the stored tier is the fold; folding again would only cost time.
  const holds = at >= now && (standing.nextReviewAt === null || standing.nextReviewAt > at);
  const from = current.length === 0 ? null : holds ? standing.tier : fold(current);
  count.add(from, fold(simulated));
}
