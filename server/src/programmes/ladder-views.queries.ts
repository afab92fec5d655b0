import { Injectable } from '@nestjs/common';
import type { LadderRow, VersionView } from '@jieti/shared/api/drafts';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { StaffNamesQueries } from '../staff/staff-names.queries.js';
import { ladderRow } from './ladder-row.js';
import { LaddersQueries } from './ladders.queries.js';
import { ProgrammesQueries } from './programmes.queries.js';
import { VersionRecordsQueries } from './version-records.queries.js';
import { versionViews } from './version-view.js';

/** All ladders, and the story of each. */
@Injectable()
export class LadderViewsQueries {
  constructor(
    private readonly programmes: ProgrammesQueries,
    private readonly ladders: LaddersQueries,
    private readonly records: VersionRecordsQueries,
    private readonly staff: StaffNamesQueries,
    private readonly clock: Clock,
  ) {}

  /** The membership first, then by key. */
  async rows(): Promise<LadderRow[]> {
    const now = this.clock.now();
    const rows: LadderRow[] = [];
    for (const programme of await this.programmes.ladders()) {
      const versions = await this.programmes.versions(programme);
      rows.push(ladderRow(versions, await this.ladders.membersByTier(programme), now));
    }
    return rows.toSorted((a, b) => Number(b.gatesPerks) - Number(a.gatesPerks));
  }

  /** Refuses with not_found. */
  async versions(programme: string): Promise<VersionView[]> {
    const records = await this.records.list(programme);
    if (records.length === 0) throw new Refusal('not_found');
    const nameOf = await this.staff.read();
    return versionViews(records, this.clock.now()).map((view) => ({
      ...view,
      publishedBy: nameOf(view.publishedBy),
      approvedBy: view.approvedBy && nameOf(view.approvedBy),
    }));
  }
}
