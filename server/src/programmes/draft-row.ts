import type { Instant } from '@jieti/shared/model/time';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';

export type DraftState = 'open' | 'published' | 'discarded';

/** A version in the making; its definition may be saved unfinished. */
export interface StoredDraft {
  readonly id: number;
  readonly programme: string;
  /** The version it was copied from. */
  readonly basedOn: number | null;
  readonly definition: ProgrammeDraft;
  readonly definitionHash: string;
  /** Grows with every save. */
  readonly revision: number;
  readonly state: DraftState;
  readonly createdBy: string;
  readonly updatedBy: string;
  readonly updatedAt: Instant;
  readonly publishedVersion: number | null;
}

export interface DraftTableRow {
  readonly id: number;
  readonly programme: string;
  readonly based_on: number | null;
  readonly definition: string;
  readonly definition_hash: string;
  readonly revision: number;
  readonly state: DraftState;
  readonly created_by: string;
  readonly updated_by: string;
  readonly updated_at: number;
  readonly published_version: number | null;
}

export const draftColumns =
  'id, programme, based_on, definition, definition_hash, revision, state, created_by, updated_by, updated_at, published_version';

export function storedDraft(row: DraftTableRow): StoredDraft {
  return {
    id: row.id,
    programme: row.programme,
    basedOn: row.based_on,
    definition: JSON.parse(row.definition) as ProgrammeDraft,
    definitionHash: row.definition_hash,
    revision: row.revision,
    state: row.state,
    createdBy: row.created_by,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
    publishedVersion: row.published_version,
  };
}
