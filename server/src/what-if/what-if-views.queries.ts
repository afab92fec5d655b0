import { Injectable } from '@nestjs/common';
import type { WhatIfMember, WhatIfMembersQuery, WhatIfMove, WhatIfRun } from '@jieti/shared/api/what-if';
import type { Page } from '@jieti/shared/api/paging';
import { figureText, metricUnit } from '@jieti/shared/rules/tier/wording';
import type { CsvCell } from '../http/csv.js';
import { idCursor } from '../http/id-cursor.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { StaffNamesQueries } from '../staff/staff-names.queries.js';
import { runMemberView, type RunVersions } from './run-member-view.js';
import { WhatIfDraftQueries } from './what-if-draft.queries.js';
import { runView, type StoredRun } from './what-if-run-row.js';
import { WhatIfRunsQueries } from './what-if-runs.queries.js';

const EXPORT_PAGE = 1000;
const LISTS: Readonly<Record<WhatIfMove, string>> = {
  ...{ up: '立即升级', down: '立即降级', later: '下次评定会降级', near: '接近下一级' },
};
export const runCsvHeader = ['名单', '卡号', '姓名', '现在', '之后', '依据', '现值', '门槛', '相差'];

/** Runs and their lists as the console shows them. */
@Injectable()
export class WhatIfViewsQueries {
  constructor(
    private readonly runs: WhatIfRunsQueries,
    private readonly drafts: WhatIfDraftQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly staff: StaffNamesQueries,
  ) {}

  /** @throws Refusal not_found */
  async getStored(id: number): Promise<StoredRun> {
    const found = await this.runs.find(id);
    if (!found) throw new Refusal('not_found');
    return found.run;
  }

  /** @throws Refusal not_found */
  async get(id: number): Promise<WhatIfRun> {
    const found = await this.runs.find(id);
    if (!found) throw new Refusal('not_found');
    const [isCurrent, nameOf] = await Promise.all([this.drafts.isCurrent(found.run), this.staff.read()]);
    return runView({ ...found.run, createdBy: nameOf(found.run.createdBy) }, found.progress, isCurrent);
  }

  /** @throws Refusal not_found, page_cursor_invalid */
  async members(id: number, query: WhatIfMembersQuery): Promise<Page<WhatIfMember>> {
    const versions = await this.versionsOf(await this.getStored(id));
    const { kind, from, to, limit } = query;
    const filter = { runId: id, kind, from, to };
    const [found, total] = await Promise.all([
      this.runs.listMembers(filter, idCursor(query.cursor) ?? 0, limit + 1),
      this.runs.countMembers(filter),
    ]);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((member) => runMemberView(member, versions)),
      nextCursor: last ? String(last.place) : null,
      total,
    };
  }

  /** Every list of the run as spreadsheet rows, read page by page. */
  async *csvRows(run: StoredRun): AsyncGenerator<readonly CsvCell[]> {
    const versions = await this.versionsOf(run);
    for (const kind of Object.keys(LISTS) as WhatIfMove[]) {
      for (let after = 0; ; ) {
        const members = await this.runs.listMembers({ runId: run.id, kind }, after, EXPORT_PAGE);
        for (const member of members) {
          const { cardNo, name, from, to, reading, gap } = runMemberView(member, versions);
          const text = (value: number) => (member.reading ? figureText(value, metricUnit(member.reading.metric)) : '');
          const figures = reading ? [reading.label, text(reading.value), text(reading.threshold)] : [null, null, null];
          yield [LISTS[kind], cardNo, name, from.name, to.name, ...figures, gap];
        }
        const last = members.at(-1);
        if (!last || members.length < EXPORT_PAGE) break;
        after = last.place;
      }
    }
  }

  private async versionsOf({ programme, definition, basedOn, effectiveFrom }: StoredRun): Promise<RunVersions> {
    const versions = await this.programmes.versions(programme);
    const draft = { ...definition, version: 0, effectiveFrom };
    return { draft, before: versions.find(({ version }) => version === basedOn) ?? null };
  }
}
