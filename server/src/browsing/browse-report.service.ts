import { Inject, Injectable } from '@nestjs/common';
import type { BrowsedPage, BrowsePaths, BrowseReport, BrowseReportQuery } from '@jieti/shared/api/browsing';
import { formatDay, parseDay, startOfDay } from '@jieti/shared/calendar';
import { isHighBounce } from '@jieti/shared/rules/community/high-bounce';
import { medianOfCounts } from '@jieti/shared/rules/community/median-of-counts';
import { pageTitle } from '@jieti/shared/rules/community/page-title';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { browseSpan, KEPT_DAYS, type BrowseSpan } from './browse-span.js';
import { BrowsingQueries, type DwellCounts, type Entries, type PageFigures } from './browsing.queries.js';

const STEPS = 60;
const none: Entries = { entries: 0, bounces: 0 };

/** What operators read about pages. */
@Injectable()
export class BrowseReportService {
  constructor(
    private readonly queries: BrowsingQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async report(query: BrowseReportQuery): Promise<BrowseReport> {
    const span = this.spanOf(query);
    const [figures, dwell, entries, members, agreement, days] = await Promise.all([
      this.queries.pages(span),
      this.queries.dwellByPage(span),
      this.queries.entriesByPage(span),
      this.queries.countMembers(span),
      this.queries.agreement(),
      this.daysOf(span),
    ]);
    const all = sumOf([...entries.values()]);
    const pages = figures.map((page) => pageOf(page, { dwell: dwell.get(page.page) ?? [], entries, all }));
    return {
      ...{ from: span.from, to: span.to, members, pages, days, keptDays: KEPT_DAYS },
      ...{ agreeing: agreement.agreeing, allMembers: agreement.all },
      views: figures.reduce((sum, { views }) => sum + views, 0),
      ...{ stays: all.entries, bounceShare: shareOf(all.bounces, all.entries) },
      medianDwellMs: medianOfCounts([...dwell.values()].flat()),
    };
  }

  /** The steps that are taken most, and where stays begin and end. */
  async paths(query: BrowseReportQuery): Promise<BrowsePaths> {
    const span = this.spanOf(query);
    const [steps, ends] = await Promise.all([this.queries.steps(span), this.queries.ends(span)]);
    const all = [...steps, ...ends.map(({ page, count }) => ({ from: page, to: null, count }))];
    const left = new Map<string | null, number>();
    for (const { from, count } of all) left.set(from, (left.get(from) ?? 0) + count);
    const shown = all.toSorted((a, b) => b.count - a.count).slice(0, STEPS);
    return {
      steps: shown.map(({ from, to, count }) => ({
        ...{ from, to, count, share: count / (left.get(from) ?? count) },
        fromTitle: from === null ? '进入' : pageTitle(from),
        toTitle: to === null ? '离开' : pageTitle(to),
      })),
    };
  }

  spanOf(query: BrowseReportQuery): BrowseSpan {
    return browseSpan(query, this.clock.now(), this.config.timeZone);
  }

  private async daysOf(span: BrowseSpan): Promise<BrowseReport['days']> {
    const days: BrowseReport['days'] = [];
    const [first, last] = [parseDay(span.from) ?? 0, parseDay(span.to) ?? 0];
    for (let day = first; day <= last; day += 1) {
      const [since, until] = [startOfDay(day, this.config.timeZone), startOfDay(day + 1, this.config.timeZone)];
      days.push({ day: formatDay(day), ...(await this.queries.ofDay({ ...span, since, until })) });
    }
    return days;
  }
}

interface PageParts {
  readonly dwell: DwellCounts;
  readonly entries: ReadonlyMap<string, Entries>;
  readonly all: Entries;
}

function pageOf({ page, views, members }: PageFigures, { dwell, entries, all }: PageParts): BrowsedPage {
  const own = entries.get(page) ?? none;
  return {
    ...{ page, title: pageTitle(page), views, members, entries: own.entries },
    medianDwellMs: medianOfCounts(dwell),
    bounceShare: shareOf(own.bounces, own.entries),
    isHighBounce: isHighBounce(own, all),
  };
}

function sumOf(entries: readonly Entries[]): Entries {
  return entries.reduce(
    (sum, one) => ({ entries: sum.entries + one.entries, bounces: sum.bounces + one.bounces }),
    none,
  );
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
