import { Inject, Injectable } from '@nestjs/common';
import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { businessDayOf, formatDay, parseDay, startOfDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { AuditRepository } from '../audit/audit.repository.js';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { draftProblems } from './draft-problems.js';
import type { StoredDraft } from './draft-row.js';
import { DraftsRepository } from './drafts.repository.js';
import { ProgrammesRepository, type LockedLadder } from './programmes.repository.js';

/** What is asked for: this revision of this draft, as this run showed it, from this day on. */
export interface PublicationRequest {
  readonly draftId: number;
  readonly revision: number;
  readonly runId: number;
  /** `2026-12-01` */
  readonly effectiveOn: string;
  readonly note: string;
  readonly by: string;
}

/** A request that may be carried out, with everything that was checked for it. */
export interface CheckedPublication {
  readonly request: PublicationRequest;
  readonly draft: StoredDraft;
  readonly version: ProgrammeVersion;
  /** Members the run saw move, at once or at their next review. */
  readonly moves: number;
}

interface RunRow {
  readonly programme: string;
  readonly definition_hash: string;
  readonly based_on: number | null;
  readonly effective_from: number;
  readonly result: string | null;
  readonly finished_at: number | null;
}

const DAY_MS = 86_400_000;

/** From a draft to a version: what has to hold, under lock, and the rows it becomes. No member row is written. */
@Injectable()
export class PublicationsRepository {
  constructor(
    private readonly drafts: DraftsRepository,
    private readonly programmes: ProgrammesRepository,
    private readonly audit: AuditRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'noticeDays'>,
  ) {}

  /**
   * Locks draft and ladder and checks the request as of now.
   * @throws Refusal not_found, draft_closed, draft_changed, draft_invalid, malformed, what_if_needed, notice_too_short
   */
  async check(tx: Tx, request: PublicationRequest, now: Instant): Promise<CheckedPublication> {
    const draft = await this.drafts.lock(tx, request.draftId);
    if (!draft) throw new Refusal('not_found');
    if (draft.state !== 'open') throw new Refusal('draft_closed');
    if (draft.revision !== request.revision) throw new Refusal('draft_changed');
    const problems = draftProblems(draft.definition, await this.programmes.versions(tx, draft.programme));
    if (problems.length > 0) throw new Refusal('draft_invalid', problems);
    const effectiveFrom = instantOf(request.effectiveOn, draft.definition.timeZone);
    const ladder = await this.programmes.lockLadder(tx, draft.programme);
    const moves = await this.moves(tx, request.runId, { draft, ladder, effectiveFrom });
    this.checkNotice(ladder, { effectiveFrom, timeZone: draft.definition.timeZone, now });
    const version = { ...draft.definition, version: ladder.highest + 1, effectiveFrom };
    return { request, draft, version, moves };
  }

  async publish(tx: Tx, checked: CheckedPublication, approvedBy: string | null, now: Instant): Promise<void> {
    const { request, version, moves } = checked;
    const { by, note, runId, draftId } = request;
    await this.programmes.insert(tx, { version, by, note, now, runId, approvedBy });
    await this.drafts.markPublished(tx, draftId, version.version, { by, now });
    const subject = `programme:${version.programme}:${version.version}`;
    const detail = { draft: draftId, run: runId, moves, effectiveOn: request.effectiveOn, note, approvedBy };
    await this.audit.append(tx, { actor: by, action: 'programme.publish', subject, detail }, now);
  }

  /** Members moved by the run, which must be of exactly this draft, ladder and day. */
  private async moves(
    tx: Tx,
    runId: number,
    wanted: { readonly draft: StoredDraft; readonly ladder: LockedLadder; readonly effectiveFrom: Instant },
  ): Promise<number> {
    const [run] = await tx.query<RunRow>(
      `SELECT programme, definition_hash, based_on, effective_from, result, finished_at FROM what_if_run WHERE id = ?`,
      [runId],
    );
    const stale = staleness(run, wanted);
    if (stale) throw new Refusal('what_if_needed', [stale]);
    const { up, down, later } = JSON.parse(run?.result ?? '{}') as Partial<WhatIfOutcome>;
    return (up ?? 0) + (down ?? 0) + (later ?? 0);
  }

  private checkNotice(
    { last }: LockedLadder,
    { effectiveFrom, timeZone, now }: { effectiveFrom: Instant; timeZone: string; now: Instant },
  ): void {
    if (!last) return;
    const earliest = Math.max(now + this.config.noticeDays * DAY_MS, last.effectiveFrom + 1);
    if (effectiveFrom >= earliest) return;
    const message = `最早 ${formatDay(firstDayFrom(earliest, timeZone))}`;
    throw new Refusal('notice_too_short', [{ field: 'effectiveOn', message }]);
  }
}

function staleness(
  run: RunRow | undefined,
  { draft, ladder, effectiveFrom }: { draft: StoredDraft; ladder: LockedLadder; effectiveFrom: Instant },
): { readonly field: string; readonly message: string } | null {
  if (!run?.result || run.finished_at === null) return { field: 'runId', message: '这次试算没有完成。' };
  if (run.definition_hash !== draft.definitionHash || run.programme !== draft.programme)
    return { field: 'runId', message: '试算之后草稿改过。' };
  if (run.based_on !== (ladder.last?.version ?? null)) return { field: 'runId', message: '试算之后有新版发布或撤回。' };
  if (run.effective_from !== effectiveFrom) return { field: 'effectiveOn', message: '试算的是另一个生效日期。' };
  return null;
}

/** @throws Refusal malformed for a day that is not in the calendar. */
function instantOf(text: string, timeZone: string): Instant {
  const day = parseDay(text);
  if (day === undefined) throw new Refusal('malformed', [{ field: 'effectiveOn', message: '日历里没有这一天。' }]);
  return startOfDay(day, timeZone);
}

function firstDayFrom(at: Instant, timeZone: string): number {
  const day = businessDayOf(at, timeZone);
  return startOfDay(day, timeZone) >= at ? day : day + 1;
}
