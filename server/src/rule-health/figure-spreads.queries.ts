import { setImmediate as immediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import type { Figure } from './figure.js';
import type { ReadingDay } from './figure-reader.js';
import type { FigureSpread } from './figure-spread.js';
import { FoldedFiguresQueries } from './folded-figures.queries.js';
import { PopulationQueries } from './population.queries.js';
import { scatteredRanges } from './scattered-ranges.js';
import { SummedFiguresQueries } from './summed-figures.queries.js';

/** Members read at a time; between two reads everybody else gets their turn. */
const SUMMED = 1000;
const FOLDED = 100;
/** Up to so many members the answer is exact; of more, so many are read. */
const MOST_SUMMED = 50_000;
const MOST_FOLDED = 10_000;
const TIME_LIMIT_MS = 8000;

/** One figure of everybody, or of an even part where everybody would take too long. */
@Injectable()
export class FigureSpreadsQueries {
  constructor(
    private readonly population: PopulationQueries,
    private readonly summed: SummedFiguresQueries,
    private readonly folded: FoldedFiguresQueries,
  ) {}

  /** `version`: the ladder's rules in force. */
  async spread(figure: Figure, version: ProgrammeVersion, now: Instant): Promise<FigureSpread> {
    const { programme, timeZone } = version;
    const at: ReadingDay = { now, day: businessDayOf(now, timeZone), timeZone, programme };
    const reader = this.summed.reads(figure) ? this.summed : this.folded;
    const [most, stride] = reader === this.summed ? [MOST_SUMMED, SUMMED] : [MOST_FOLDED, FOLDED];
    const base = version.tiers[0]!.key;
    const extent = await this.population.extent();
    const [values, tiers]: [number[], string[]] = [[], []];
    const until = performance.now() + TIME_LIMIT_MS;
    for (const range of scatteredRanges(extent, stride)) {
      if (values.length >= most || performance.now() > until) break;
      const members = await this.population.tiers(programme, range);
      const figures = await reader.read(figure, range, at);
      for (const { id, tier } of members) {
        values.push(figures.get(id) ?? 0);
        tiers.push(tier ?? base);
      }
      await immediate();
    }
    return { values, tiers, population: Math.max(extent.members, values.length) };
  }

  /** Changes with every fact. */
  lastRecorded(): Promise<Instant> {
    return this.population.lastRecorded();
  }
}
