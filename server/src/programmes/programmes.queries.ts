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

const STANDING = 'FROM programme_version WHERE withdrawn_at IS NULL ORDER BY programme, version';

/** Published versions, kept in memory: they never change; new ones come, and announced ones may be withdrawn. */
@Injectable()
export class ProgrammesQueries {
  private known: ReadonlyMap<string, readonly ProgrammeVersion[]> = new Map();
  private signature = '';
  private loadedAt = -Infinity;
  private loading: Promise<void> | null = null;

  constructor(private readonly reader: Reader) {}

  /** All versions of a ladder that are or will be in force, or were, oldest first; empty when it has none. */
  async versions(programme = 'membership'): Promise<readonly ProgrammeVersion[]> {
    if (performance.now() - this.loadedAt > FRESH_MS) await this.refresh();
    return this.known.get(programme) ?? [];
  }

  /** Keys of all ladders with a version, in order of key. */
  async ladders(): Promise<readonly string[]> {
    if (performance.now() - this.loadedAt > FRESH_MS) await this.refresh();
    return [...this.known.keys()];
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
    const keys = await this.reader.query<Omit<VersionRow, 'definition'>>(`SELECT programme, version ${STANDING}`);
    if (signatureOf(keys) !== this.signature) await this.loadDefinitions();
    this.loadedAt = startedAt;
  }

  /** Versions that were known keep their objects, on which the rules hang what they prepared for them. */
  private async loadDefinitions(): Promise<void> {
    const rows = await this.reader.query<VersionRow>(`SELECT programme, version, definition ${STANDING}`);
    const next = new Map<string, ProgrammeVersion[]>();
    for (const row of rows) {
      const before = this.known.get(row.programme)?.find((v) => v.version === row.version);
      const version = before ?? ProgrammeVersionSchema.parse(JSON.parse(row.definition));
      next.set(row.programme, [...(next.get(row.programme) ?? []), version]);
    }
    this.known = next;
    this.signature = signatureOf(rows);
  }
}

function signatureOf(rows: readonly Omit<VersionRow, 'definition'>[]): string {
  return rows.map(({ programme, version }) => `${programme}:${version}`).join(',');
}
