import { sameContent } from './fact-content.js';
import type { Candidate } from './candidate.js';
import type { MemberFact } from './facts.repository.js';

export interface SortedBatch {
  readonly fresh: readonly Candidate[];
  /** Stored before. */
  readonly repeated: readonly { readonly candidate: Candidate; readonly first: MemberFact }[];
  /** Reported twice in this batch; `first` is fresh. */
  readonly echoes: readonly { readonly candidate: Candidate; readonly first: Candidate }[];
  readonly conflicting: readonly Candidate[];
}

/** Tells new facts from repeats and from other content under a known key. */
export function sortRepeats(candidates: readonly Candidate[], stored: ReadonlyMap<string, MemberFact>): SortedBatch {
  const firsts = new Map<string, Candidate>();
  const repeated: { candidate: Candidate; first: MemberFact }[] = [];
  const echoes: { candidate: Candidate; first: Candidate }[] = [];
  const conflicting: Candidate[] = [];
  for (const candidate of candidates) {
    const before = stored.get(candidate.id);
    const inBatch = firsts.get(candidate.id);
    const first = before ?? inBatch;
    if (!first) firsts.set(candidate.id, candidate);
    else if (first.memberId !== candidate.memberId || !sameContent(candidate.fact, first.fact))
      conflicting.push(candidate);
    else if (before) repeated.push({ candidate, first: before });
    else if (inBatch) echoes.push({ candidate, first: inBatch });
  }
  return { fresh: [...firsts.values()], repeated, echoes, conflicting };
}
