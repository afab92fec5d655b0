import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useReducer, useState } from 'react';
import type { DraftView, VersionView } from '@jieti/shared/api/drafts';
import { validateProgramme } from '@jieti/shared/rules/programme/validate-programme';
import { ApiError } from '../../../api/api-error';
import { draftQuery, saveDraft } from '../../../api/programmes';
import { definitionHistory, startHistory } from '../model/definition-history';
import type { ConditionPlace, Definition } from '../model/definition';
import { firstPlace } from '../model/first-place';
import { sameDefinition } from '../model/same-definition';

/** The draft on the desk: what it is now, what is saved of it, and how it is saved. */
export function useDesigner(draft: DraftView, latest: VersionView | null) {
  const queries = useQueryClient();
  const [history, dispatch] = useReducer(definitionHistory, draft.definition, startHistory);
  const [saved, setSaved] = useState(draft);
  const definition = history.present;
  const published = latest?.definition ?? null;
  const [selected, select] = useState<ConditionPlace | null>(() => firstPlace(draft.definition, published));
  const problems = useMemo(() => validateProgramme(definition), [definition]);
  const dirty = !sameDefinition(definition, saved.definition);
  const accept = (next: DraftView) => {
    setSaved(next);
    queries.setQueryData(draftQuery(next.id).queryKey, next);
    void queries.invalidateQueries({ queryKey: ['programmes', 'drafts'] });
  };
  const save = useMutation({
    /** `revision`: that of somebody else's save, to take over; by itself the one that was loaded. */
    mutationFn: (revision: number | undefined) =>
      saveDraft(saved.id, { revision: revision ?? saved.revision, definition }),
    onSuccess: accept,
  });
  return {
    ...{ definition, published, problems, saved, dirty, selected, select, save, accept },
    conflict: save.error instanceof ApiError && save.error.code === 'draft_changed',
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (next: Definition, tag?: string) => dispatch({ kind: 'change', definition: next, tag }),
    undo: () => dispatch({ kind: 'undo' }),
    redo: () => dispatch({ kind: 'redo' }),
    /** Another revision takes the place of what is on the desk. */
    load: (next: DraftView) => {
      accept(next);
      save.reset();
      dispatch({ kind: 'load', definition: next.definition });
    },
  } as const;
}

export type Designer = ReturnType<typeof useDesigner>;
