import type { DraftRow, DraftView } from '@jieti/shared/api/drafts';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { ruleChanges } from '@jieti/shared/rules/programme/rule-changes';
import { draftProblems } from './draft-problems.js';
import type { StoredDraft } from './draft-row.js';

export interface DraftSurroundings {
  /** Versions of the draft's ladder that stand, oldest first. */
  readonly versions: readonly ProgrammeVersion[];
  readonly validRunId: number | null;
  readonly lastRunId: number | null;
  readonly approval: DraftView['approval'];
}

export function draftView(draft: StoredDraft, around: DraftSurroundings): DraftView {
  const { id, programme, basedOn, revision, state, updatedBy, updatedAt } = draft;
  const last = around.versions.at(-1);
  return {
    ...{ id, programme, basedOn, revision, state, updatedBy, updatedAt },
    definition: draft.definition as DraftView['definition'],
    hash: draft.definitionHash,
    problems: draftProblems(draft.definition, around.versions).map((problem) => ({ ...problem })),
    changes: last ? ruleChanges(last, draft.definition).map((change) => ({ ...change })) : [],
    validRunId: around.validRunId,
    lastRunId: around.lastRunId,
    approval: around.approval,
  };
}

export function draftRow(draft: StoredDraft, versions: readonly ProgrammeVersion[]): DraftRow {
  const { id, programme, basedOn, revision, state, updatedBy, updatedAt, definition } = draft;
  return {
    ...{ id, programme, basedOn, revision, state, updatedBy, updatedAt },
    name: definition.name,
    problems: draftProblems(definition, versions).length,
  };
}
