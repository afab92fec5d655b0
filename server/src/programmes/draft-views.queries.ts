import { Injectable } from '@nestjs/common';
import type { DraftRow, DraftView } from '@jieti/shared/api/drafts';
import { ApprovalsQueries } from '../approvals/approvals.queries.js';
import { Refusal } from '../http/refusal.js';
import { StaffNamesQueries } from '../staff/staff-names.queries.js';
import { DraftRunsQueries } from './draft-runs.queries.js';
import { draftRow, draftView } from './draft-view.js';
import { DraftsQueries } from './drafts.queries.js';
import { ProgrammesQueries } from './programmes.queries.js';

const LISTED = 100;

/** Drafts with everything that is computed beside them. */
@Injectable()
export class DraftViewsQueries {
  constructor(
    private readonly drafts: DraftsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly runs: DraftRunsQueries,
    private readonly approvals: ApprovalsQueries,
    private readonly staff: StaffNamesQueries,
  ) {}

  /** Refuses with not_found. */
  async get(id: number): Promise<DraftView> {
    const draft = await this.drafts.find(id);
    if (!draft) throw new Refusal('not_found');
    const versions = await this.programmes.versions(draft.programme);
    const [validRunId, lastRunId, approval, nameOf] = await Promise.all([
      this.runs.findValid(draft.definitionHash, draft.programme, versions.at(-1)?.version ?? null),
      this.runs.findLast(id),
      this.approvals.findLast(`draft:${id}`),
      this.staff.read(),
    ]);
    const asked = approval && { id: approval.id, state: approval.state };
    const view = draftView(draft, { versions, validRunId, lastRunId, approval: asked });
    return { ...view, updatedBy: nameOf(view.updatedBy) };
  }

  async list(): Promise<DraftRow[]> {
    const [drafts, nameOf] = await Promise.all([this.drafts.list(LISTED), this.staff.read()]);
    return Promise.all(
      drafts.map(async (draft) => {
        const row = draftRow(draft, await this.programmes.versions(draft.programme));
        return { ...row, updatedBy: nameOf(row.updatedBy) };
      }),
    );
  }
}
