import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { memberChanges } from '@jieti/shared/rules/programme/member-changes';
import { announcedOf } from './ladder-row.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { VersionRecordsQueries } from './version-records.queries.js';

/** Membership rules that members are told of before they come into force. */
export interface Announcement {
  readonly versions: readonly ProgrammeVersion[];
  readonly announced: ProgrammeVersion;
  /** Why, in the words of whoever published them. */
  readonly note: string;
  /** What changes for members, a sentence each. */
  readonly changes: readonly string[];
}

@Injectable()
export class AnnouncementsQueries {
  /** What is published never changes. */
  private readonly told = new WeakMap<ProgrammeVersion, Pick<Announcement, 'note' | 'changes'>>();

  constructor(
    private readonly programmes: ProgrammesQueries,
    private readonly records: VersionRecordsQueries,
  ) {}

  /** The next rules of the membership ladder; null while none are announced. */
  async find(now: Instant): Promise<Announcement | null> {
    const versions = await this.programmes.versions();
    const announced = versions.length === 0 ? undefined : announcedOf(versions, now);
    if (!announced) return null;
    const told = this.told.get(announced) ?? (await this.read(versions, announced));
    this.told.set(announced, told);
    return { versions, announced, ...told };
  }

  private async read(
    versions: readonly ProgrammeVersion[],
    announced: ProgrammeVersion,
  ): Promise<Pick<Announcement, 'note' | 'changes'>> {
    const note = await this.records.findNote(announced.programme, announced.version);
    const before = versions.findLast((version) => version.version < announced.version);
    return { note: note ?? '', changes: before ? memberChanges(before, announced) : [] };
  }
}
