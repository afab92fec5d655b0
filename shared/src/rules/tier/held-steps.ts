import type { Fact } from '../../model/fact.js';
import type { Rule } from '../../model/programme.js';
import type { BusinessDay, Instant } from '../../model/time.js';
import type { FoldRun } from './fold-run.js';
import { validUntil } from './validity.js';

/** Tiers that are held until their review (F9–F16). */
export const heldSteps = {
  /** 00:00 of the day after the tier's, or its grace's, last day, or of the next day on which a return window ends. */
  nextCalendarAt(run: FoldRun): Instant {
    return run.startOf(Math.min(reviewDay(run), run.figures.nextMaturityDay()));
  },

  onJoin(run: FoldRun, at: Instant): void {
    upgrade(run, at, run.dayOf(at));
  },

  onFact(run: FoldRun, fact: Fact, day: BusinessDay): void {
    if (upgrade(run, fact.occurredAt, day, fact)) return;
    if (run.graceUntil !== null && run.keeps()) renew(run, { at: fact.occurredAt, day, readOn: day, trigger: fact });
  },

  onCalendar(run: FoldRun, at: Instant): void {
    const day = run.dayOf(at);
    if (day === reviewDay(run)) review(run, at, day);
    else confirm(run, at, day);
  },

  onVersion(run: FoldRun, at: Instant): void {
    const day = run.dayOf(at);
    if (upgrade(run, at, day) || run.rank === 0) return;
    if (run.compiled.version.onPublish === 'requalify' && !run.keeps()) {
      const to = Math.min(run.qualified(), run.rank - 1);
      lower(run, 'requalify', { at, day, readOn: day, to });
    }
  },
};

function reviewDay(run: FoldRun): BusinessDay {
  const lastDay = run.graceUntil ?? run.until;
  return lastDay === null ? Infinity : lastDay + 1;
}

/** A return window has ended: what waited for it may raise the tier, or end the grace (D18). */
function confirm(run: FoldRun, at: Instant, day: BusinessDay): void {
  run.figures.advanceTo(day);
  run.figures.confirm();
  if (upgrade(run, at, day)) return;
  if (run.graceUntil !== null && run.keeps()) renew(run, { at, day, readOn: day });
}

/** Figures are those of the end of the day before, with the return windows that ended with it. */
function review(run: FoldRun, at: Instant, day: BusinessDay): void {
  const lastDay = day - 1;
  run.endDay(lastDay);
  const kept = run.graceUntil === null && run.keeps();
  const qualified = run.qualified();
  const keepRule = decisiveRule(run);
  run.figures.advanceTo(day);
  run.figures.confirm();
  if (upgrade(run, at, day)) return;
  if (kept) renew(run, { at, day, readOn: lastDay, rule: keepRule });
  else if (run.graceUntil === null && run.tier.definition.graceDays > 0) startGrace(run, at, lastDay);
  else downgrade(run, at, lastDay, qualified);
}

function upgrade(run: FoldRun, at: Instant, day: BusinessDay, trigger?: Fact): boolean {
  const to = run.qualified();
  if (to <= run.rank) return false;
  const { entry, validity } = run.compiled.version.tiers[to]!;
  const because = run.readings(entry, day, 'entry');
  const from = run.tierKey;
  run.begin(to, day, validUntil(validity, day, run.member.joinDay));
  run.write({ kind: 'upgrade', at, day, because, trigger }, from);
  return true;
}

interface Renewal {
  readonly at: Instant;
  readonly day: BusinessDay;
  /** The day whose end the figures were read at. */
  readonly readOn: BusinessDay;
  readonly rule?: Rule;
  readonly trigger?: Fact;
}

function renew(run: FoldRun, { at, day, readOn, rule, trigger }: Renewal): void {
  const because = run.readings(rule ?? decisiveRule(run), readOn);
  run.until = validUntil(run.tier.definition.validity, day, run.member.joinDay);
  run.graceUntil = null;
  run.write({ kind: 'renew', at, day, because, trigger }, run.tierKey);
}

function startGrace(run: FoldRun, at: Instant, lastDay: BusinessDay): void {
  run.graceUntil = lastDay + run.tier.definition.graceDays;
  const because = run.readings(keepRuleOf(run), lastDay);
  run.write({ kind: 'graceStart', at, day: lastDay + 1, because }, run.tierKey);
}

function downgrade(run: FoldRun, at: Instant, lastDay: BusinessDay, qualified: number): void {
  const below = Math.max(0, run.rank - 1);
  const { downgrade: policy } = run.tier.definition;
  const to = policy === 'oneStep' ? below : policy === 'toBase' ? 0 : Math.min(qualified, below);
  lower(run, 'downgrade', { at, day: lastDay + 1, readOn: lastDay, to });
}

interface Lowering {
  readonly at: Instant;
  readonly day: BusinessDay;
  readonly readOn: BusinessDay;
  readonly to: number;
}

function lower(run: FoldRun, kind: 'downgrade' | 'requalify', { at, day, readOn, to }: Lowering): void {
  const because = run.readings(keepRuleOf(run), readOn);
  const from = run.tierKey;
  const { validity } = run.compiled.version.tiers[to]!;
  run.begin(to, day, to === 0 ? null : validUntil(validity, day, run.member.joinDay));
  run.write({ kind, at, day, because }, from);
}

function keepRuleOf(run: FoldRun): Rule {
  return run.tier.definition.retention ?? run.tier.definition.entry;
}

/** What keeps the tier: the retention rule where it holds, the entry rule otherwise. */
function decisiveRule(run: FoldRun): Rule {
  const { retention, definition } = run.tier;
  return retention?.(run.figures.values, 0) && definition.retention ? definition.retention : definition.entry;
}
