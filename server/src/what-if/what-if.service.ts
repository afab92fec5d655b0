import { Injectable } from '@nestjs/common';
import type { WhatIfResult } from '@jieti/shared/api/programmes';
import { endOfDay, parseDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { WalkPool } from '../walk/walk-pool.js';
import { MigrationCount, migrationResult } from './migration-count.js';

/** A draft of the programme in force, or of another ladder. */
export type WhatIfDraft = ProgrammeDraft;

/** How many would stand where under a draft, by the very fold that publishing it would use; writes nothing. */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly pool: WalkPool,
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
    const count = new MigrationCount();
    await this.pool.walk({
      name: 'count',
      params: { at, now: this.clock.now(), current, simulated: await this.versionsWith(draft, at) },
      onPart: ({ part }) => count.addAll(part),
      ...(onProgress ? { onProgress } : {}),
    });
    return { asOf, ...migrationResult(count.flows(), draft.tiers) };
  }

  private async versionsWith(draft: WhatIfDraft, at: Instant): Promise<readonly ProgrammeVersion[]> {
    const known = draft.programme === 'membership' ? await this.programmes.versions() : [];
    const past = known.filter((version) => version.effectiveFrom < at);
    if (past.length === 0) return [{ ...draft, version: 1, effectiveFrom: 0 }];
    return [...past, { ...draft, version: Math.max(...known.map((v) => v.version)) + 1, effectiveFrom: at }];
  }
}
