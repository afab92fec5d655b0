import type { VersionView } from '@jieti/shared/api/drafts';

/** The version published last that still stands: what a new one is held against. */
export function latestOf(versions: readonly VersionView[]): VersionView | null {
  return versions.find(({ state }) => state !== 'withdrawn') ?? null;
}
