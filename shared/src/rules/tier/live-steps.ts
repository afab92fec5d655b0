import type { Fact } from '../../model/fact.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import type { FoldRun } from './fold-run.js';

/** Bands that follow their figures both ways: the tier is q at every instant (D8). */
export const liveSteps = {
  /** 00:00 of the next day on which the calendar alone changes a figure. */
  nextCalendarAt(run: FoldRun): Instant {
    return run.startOf(run.figures.nextChangeDay());
  },

  onJoin(run: FoldRun, at: Instant): void {
    follow(run, at, run.dayOf(at));
  },

  onFact(run: FoldRun, fact: Fact, day: BusinessDay): void {
    follow(run, fact.occurredAt, day, fact);
  },

  onCalendar(run: FoldRun, at: Instant): void {
    const day = run.dayOf(at);
    run.figures.advanceTo(day);
    run.figures.confirm();
    follow(run, at, day);
  },

  onVersion(run: FoldRun, at: Instant): void {
    run.until = null;
    run.graceUntil = null;
    follow(run, at, run.dayOf(at));
  },
};

function follow(run: FoldRun, at: Instant, day: BusinessDay, trigger?: Fact): void {
  const to = run.qualified();
  if (to === run.rank) return;
  const kind = to > run.rank ? 'upgrade' : 'downgrade';
  const because = run.readings(
    kind === 'upgrade' ? run.compiled.version.tiers[to]!.entry : run.tier.definition.entry,
    day,
    'entry',
  );
  const from = run.tierKey;
  run.begin(to, day, null);
  run.write({ kind, at, day, because, trigger }, from);
}
