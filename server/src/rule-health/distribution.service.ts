import { Injectable } from '@nestjs/common';
import type { DistributionQuery } from '@jieti/shared/api/rule-health';
import type { Distribution } from '@jieti/shared/api/what-if';
import { businessDayOf } from '@jieti/shared/calendar';
import { Clock } from '../clock.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { distributionOf, type FigureSpread } from './figure-spread.js';
import { FigureSpreadsQueries } from './figure-spreads.queries.js';

/** How long a reading serves; nobody sees a threshold move in less. */
const FRESH_MS = 60_000;
const MOST_WAITING = 6;
const MOST_KEPT = 32;

/** How figures are spread over members: one reading at a time, each kept for a minute. */
@Injectable()
export class DistributionService {
  private readonly kept = new Map<string, { readonly at: number; readonly spread: Promise<FigureSpread> }>();
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly spreads: FigureSpreadsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  /** Refuses with not_found for a ladder that is not there, with busy when too many wait already. */
  async distribution(programme: string, { metric, window, bins }: DistributionQuery): Promise<Distribution> {
    return distributionOf({ metric, window }, await this.spread(programme, { metric, window }), bins);
  }

  async spread(programme: string, figure: Pick<DistributionQuery, 'metric' | 'window'>): Promise<FigureSpread> {
    const now = this.clock.now();
    if ((await this.programmes.versions(programme)).length === 0) throw new Refusal('not_found');
    const version = await this.programmes.getCurrent(now, programme);
    const day = businessDayOf(now, version.timeZone);
    const facts = await this.spreads.lastRecorded();
    const key = JSON.stringify([programme, version.version, figure.metric, figure.window, day, facts]);
    const known = this.kept.get(key);
    if (known && performance.now() - known.at < FRESH_MS) return known.spread;
    const spread = this.inTurn(() => this.spreads.spread(figure, version, now));
    this.keep(key, spread);
    return spread;
  }

  private keep(key: string, spread: Promise<FigureSpread>): void {
    this.kept.delete(key);
    this.kept.set(key, { at: performance.now(), spread });
    spread.catch(() => this.kept.delete(key));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) return;
      this.kept.delete(oldest);
    }
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting >= MOST_WAITING) throw new Refusal('busy');
    this.waiting += 1;
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
    }
  }
}
