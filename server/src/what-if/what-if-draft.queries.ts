import { Inject, Injectable } from '@nestjs/common';
import type { NewWhatIfRun } from '@jieti/shared/api/what-if';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { Refusal } from '../http/refusal.js';
import { draftProblems } from '../programmes/draft-problems.js';
import { DraftsQueries } from '../programmes/drafts.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { earliestDay } from './earliest-day.js';
import type { NewRun } from './what-if-runs.repository.js';

/** A draft as a run tries it. */
@Injectable()
export class WhatIfDraftQueries {
  constructor(
    private readonly drafts: DraftsQueries,
    private readonly programmes: ProgrammesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'noticeDays'>,
  ) {}

  /** @throws Refusal not_found, draft_closed, draft_changed, draft_invalid, malformed, notice_too_short */
  async get(draftId: number, wanted: NewWhatIfRun, now: Instant): Promise<Omit<NewRun, 'createdBy'>> {
    const draft = await this.drafts.find(draftId);
    if (!draft) throw new Refusal('not_found');
    if (draft.state !== 'open') throw new Refusal('draft_closed');
    if (draft.revision !== wanted.revision) throw new Refusal('draft_changed');
    const { programme, definition, definitionHash } = draft;
    const versions = await this.programmes.versions(programme);
    const problems = draftProblems(definition, versions);
    if (problems.length > 0) throw new Refusal('draft_invalid', problems);
    const last = versions.at(-1);
    const effectiveFrom = this.effectiveFrom(wanted.effectiveOn, last, { timeZone: definition.timeZone, now });
    return { draftId, programme, definition, definitionHash, basedOn: last?.version ?? null, effectiveFrom };
  }

  /** Whether a run still opens publishing: the draft says the same, and no version came in between. */
  async isCurrent(run: Pick<NewRun, 'draftId' | 'programme' | 'definitionHash' | 'basedOn'>): Promise<boolean> {
    const draft = run.draftId === null ? null : await this.drafts.find(run.draftId);
    if (draft?.state !== 'open' || draft.definitionHash !== run.definitionHash) return false;
    return ((await this.programmes.versions(run.programme)).at(-1)?.version ?? null) === run.basedOn;
  }

  private effectiveFrom(
    effectiveOn: string | undefined,
    last: ProgrammeVersion | undefined,
    { timeZone, now }: { readonly timeZone: string; readonly now: Instant },
  ): Instant {
    const earliest = earliestDay(last, { timeZone, noticeDays: this.config.noticeDays, now });
    if (effectiveOn === undefined) return startOfDay(earliest, timeZone);
    const day = parseDay(effectiveOn);
    if (day === undefined) throw new Refusal('malformed', [{ field: 'effectiveOn', message: '日历里没有这一天。' }]);
    if (last && day < earliest) throw new Refusal('notice_too_short');
    return startOfDay(day, timeZone);
  }
}
