import type { VersionView } from '@jieti/shared/api/drafts';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { ruleChanges } from '@jieti/shared/rules/programme/rule-changes';
import { versionAt } from '@jieti/shared/rules/tier/version-timeline';
import type { VersionRecord } from './version-records.queries.js';

/** The story of a ladder, newest first; each version with what it changed against the one that stood before it. */
export function versionViews(records: readonly VersionRecord[], now: Instant): VersionView[] {
  const standing = records.filter((record) => !record.withdrawn).map((record) => record.definition);
  const current = standing.length === 0 ? null : versionAt(standing, now).version;
  return records
    .map((record) => ({
      version: record.definition.version,
      state: stateOf(record, current, now),
      effectiveFrom: record.definition.effectiveFrom,
      publishedAt: record.publishedAt,
      publishedBy: record.publishedBy,
      approvedBy: record.approvedBy,
      note: record.note,
      runId: record.runId,
      definition: record.definition as VersionView['definition'],
      changes: changesOf(record, standing),
    }))
    .toReversed();
}

function changesOf({ definition }: VersionRecord, standing: readonly ProgrammeVersion[]): VersionView['changes'] {
  const before = standing.findLast((version) => version.version < definition.version);
  return before ? ruleChanges(before, definition).map((change) => ({ ...change })) : [];
}

function stateOf({ withdrawn, definition }: VersionRecord, current: number | null, now: Instant): VersionView['state'] {
  if (withdrawn) return 'withdrawn';
  if (definition.version === current) return 'inForce';
  return definition.effectiveFrom > now ? 'announced' : 'retired';
}
