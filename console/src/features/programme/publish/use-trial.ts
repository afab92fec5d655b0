import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { LadderList, VersionView } from '@jieti/shared/api/drafts';
import type { WhatIfRun } from '@jieti/shared/api/what-if';
import { isUnderWay, startWhatIf, whatIfRunQuery } from '../../../api/what-if';
import { getDraft, publishDraft } from '../../../api/programmes';
import { useNow } from '../../../lib/use-now';
import type { Designer } from '../designer/use-designer';
import { earliestDay, openChecks, publishChecks } from '../model/publish-checks';

interface Surroundings {
  readonly list: LadderList;
  readonly latest: VersionView | null;
}

/** Trying the draft out and publishing exactly what was tried: the day, the run, what is left to do. */
export function useTrial(designer: Designer, { list, latest }: Surroundings) {
  const { saved, dirty, problems } = designer;
  const now = useNow();
  const earliest = earliestDay(now, list.noticeDays, latest?.effectiveFrom ?? null);
  const [runId, setRunId] = useState(saved.validRunId ?? saved.lastRunId);
  const [kept, keep] = useState<WhatIfRun | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const { data: run = null } = useQuery({ ...whatIfRunQuery(runId ?? 0), enabled: runId !== null });
  const runDay = run && formatDay(businessDayOf(run.effectiveFrom, saved.definition.timeZone));
  const effectiveOn = chosen ?? (runDay && runDay >= earliest ? runDay : earliest);
  const stale = !run || dirty || !run.current || run.definitionHash !== saved.hash || runDay !== effectiveOn;
  const underWay = run !== null && isUnderWay(run);
  const start = useStart(designer, effectiveOn, (started) => {
    if (run?.result) keep(run);
    setRunId(started.id);
  });
  const publish = usePublish(designer, run?.id ?? 0, effectiveOn);
  const checks = publishChecks({
    ...{ problems: problems.length, run, stale, effectiveOn, earliest, limits: list },
    approval: saved.approval,
    first: latest === null,
  });
  const left = openChecks(checks);
  const open = saved.state === 'open';
  return {
    /** What there is to see: the result of this run, or of the one before while this one has none. */
    shown: run?.result ? run : kept,
    ...{ run, stale, underWay, checks, left, earliest, effectiveOn, choose, publish },
    mayStart: open && problems.length === 0 && !underWay,
    mayPublish: open && left === 0 && run !== null && saved.approval?.state !== 'pending',
    starting: start.isPending,
    failure: start.error,
    start: () => start.mutate(),
  } as const;
}

export type Trial = ReturnType<typeof useTrial>;

/** Saves what is not saved, then tries exactly that. */
function useStart({ saved, dirty, save }: Designer, effectiveOn: string, onStarted: (run: WhatIfRun) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { id, revision } = dirty ? await save.mutateAsync(undefined) : saved;
      return startWhatIf(id, { revision, effectiveOn });
    },
    onSuccess: (started) => {
      queries.setQueryData(whatIfRunQuery(started.id).queryKey, started);
      onStarted(started);
    },
  });
}

function usePublish({ saved, accept }: Designer, runId: number, effectiveOn: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => publishDraft(saved.id, { revision: saved.revision, runId, effectiveOn, note }),
    onSettled: async () => {
      accept(await getDraft(saved.id));
      await queries.invalidateQueries({ predicate: ({ queryKey: [head, second] }) => isTouched(head, second) });
    },
  });
}

/** Publishing changes ladders, histories and the list of approvals, not the drafts on other desks. */
function isTouched(head: unknown, second: unknown): boolean {
  return head === 'approvals' || head === 'programme' || (head === 'programmes' && second !== 'draft');
}
