import type { BrowseVisit } from '@jieti/shared/api/browsing';

/** More than a phone gathers in days without a network; the oldest go first. */
const mostKept = 300;
export const mostAtOnce = 50;

/** With this visit as it is now; one that was told before stays in its place. */
export function withVisit(queue: readonly BrowseVisit[], visit: BrowseVisit): readonly BrowseVisit[] {
  const known = queue.some((one) => one.visitId === visit.visitId);
  const next = known ? queue.map((one) => (one.visitId === visit.visitId ? visit : one)) : [...queue, visit];
  return next.slice(-mostKept);
}

/** Without what was told; what went on since then is told again, and the server takes the longer time. */
export function withoutTold(queue: readonly BrowseVisit[], told: readonly BrowseVisit[]): readonly BrowseVisit[] {
  const dwell = new Map(told.map((visit) => [visit.visitId, visit.dwellMs]));
  return queue.filter((visit) => (dwell.get(visit.visitId) ?? -1) < visit.dwellMs);
}
