import { Injectable } from '@nestjs/common';
import { ProgrammeVersionSchema } from '@jieti/shared/api/programmes';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { versionAt } from '@jieti/shared/rules/tier/version-timeline';
import { Reader } from '../db/sql.js';

/** How long another process may go on with the versions it knew; publishing comes with more notice than this. */
const FRESH_MS = 1000;

interface VersionRow {
  readonly programme: string;
  readonly version: number;
  readonly definition: string;
}

/** Published versions, kept in memory: they never change, only new ones come. */
@Injectable()
export class ProgrammesQueries {
  private known = new Map<string, readonly ProgrammeVersion[]>();
  private loadedAt = -Infinity;
  private loading: Promise<void> | null = null;

  constructor(private readonly reader: Reader) {}

  /** All published versions of a ladder, oldest first; empty when it has none. */
  async versions(programme = 'membership'): Promise<readonly ProgrammeVersion[]> {
    if (performance.now() - this.loadedAt > FRESH_MS) await this.refresh();
    return this.known.get(programme) ?? [];
  }

  /** The version in force at `now`. @throws when the ladder has none: a shop cannot run without a programme. */
  async getCurrent(now: Instant, programme = 'membership'): Promise<ProgrammeVersion> {
    const versions = await this.versions(programme);
    if (versions.length === 0) throw new Error(`no version of ${programme} has been published`);
    return versionAt(versions, now);
  }

  /** Reads what was published since; the publishing process calls it after its commit. */
  async refresh(): Promise<void> {
    this.loading ??= this.load().finally(() => (this.loading = null));
    await this.loading;
  }

  private async load(): Promise<void> {
    const startedAt = performance.now();
    const keys = await this.reader.query<Omit<VersionRow, 'definition'>>(
      'SELECT programme, version FROM programme_version ORDER BY programme, version',
    );
    const count = [...this.known.values()].reduce((sum, versions) => sum + versions.length, 0);
    if (keys.length !== count) await this.loadDefinitions();
    this.loadedAt = startedAt;
  }

  /** Versions that were known keep their objects, on which the rules hang what they prepared for them. */
  private async loadDefinitions(): Promise<void> {
    const rows = await this.reader.query<VersionRow>(
      'SELECT programme, version, definition FROM programme_version ORDER BY programme, version',
    );
    const next = new Map<string, ProgrammeVersion[]>();
    for (const row of rows) {
      const before = this.known.get(row.programme)?.find((v) => v.version === row.version);
      const version = before ?? ProgrammeVersionSchema.parse(JSON.parse(row.definition));
      next.set(row.programme, [...(next.get(row.programme) ?? []), version]);
    }
    this.known = next;
  }
}
