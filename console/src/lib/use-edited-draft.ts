import { useState } from 'react';

export interface EditedDraft<T> {
  readonly draft: T;
  readonly isChanged: boolean;
  /** The revision the work began from; undefined for something new. */
  readonly revision: number | undefined;
  edit(draft: T): void;
  /** What was sent is stored now, as this revision. */
  saved(revision: number, sent: T): void;
}

/**
 * Work on something that others may change too: while nothing is changed here it follows the newest, and once something
 * is, it stays what it was begun from, so that the server can tell.
 */
export function useEditedDraft<T>(known: number | undefined, newest: T): EditedDraft<T> {
  const [base, setBase] = useState({ revision: known, draft: newest });
  const [draft, edit] = useState(newest);
  const isChanged = draft !== base.draft;
  if (!isChanged && known !== undefined && known > (base.revision ?? 0)) {
    setBase({ revision: known, draft: newest });
    edit(newest);
  }
  const saved = (revision: number, sent: T) => setBase({ revision, draft: sent });
  return { draft, isChanged, revision: base.revision, edit, saved };
}
