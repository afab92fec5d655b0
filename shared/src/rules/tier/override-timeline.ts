import { startOfDay } from '../../calendar.js';
import type { TierOverride } from '../../model/tier-override.js';
import type { Instant } from '../../model/time.js';

/** The instant at which an override begins to count, or ceases to. */
export interface OverrideBoundary {
  readonly kind: 'overrideStart' | 'overrideEnd';
  readonly at: Instant;
  readonly override: TierOverride;
}

interface Frame {
  readonly timeZone: string;
  readonly joinAt: Instant;
  /** What was recorded later is not known, and what was revoked later still stands. */
  readonly knownAt: Instant;
}

const NONE: readonly TierOverride[] = [];
const NO_BOUNDARIES: readonly OverrideBoundary[] = [];

/**
 * A member's overrides as time passes (F20): each counts from 00:00 of its first day, at the earliest from the join, to
 * the end of its last day, unless it is revoked before.
 */
export class OverrideTimeline {
  /** Those that count now, in the order in which they were recorded. */
  active: readonly TierOverride[] = NONE;
  private readonly boundaries: readonly OverrideBoundary[];
  private passed = 0;

  constructor(overrides: readonly TierOverride[], frame: Frame) {
    this.boundaries = overrides.length === 0 ? NO_BOUNDARIES : boundariesIn(overrides, frame);
  }

  nextAt(): Instant {
    return this.boundaries[this.passed]?.at ?? Infinity;
  }

  pass(): OverrideBoundary {
    const boundary = this.boundaries[this.passed++]!;
    const others = this.active.filter((one) => one.id !== boundary.override.id);
    this.active = boundary.kind === 'overrideEnd' ? others : [...others, boundary.override].toSorted(compareRecorded);
    return boundary;
  }
}

function boundariesIn(overrides: readonly TierOverride[], frame: Frame): readonly OverrideBoundary[] {
  const known = new Map<string, TierOverride>();
  for (const override of overrides.toSorted(compareRecorded))
    if (override.recordedAt <= frame.knownAt && !known.has(override.id)) known.set(override.id, override);
  return [...known.values()]
    .flatMap((override) => boundariesOf(override, frame))
    .toSorted((a, b) => a.at - b.at || endsFirst(a) - endsFirst(b) || compareRecorded(a.override, b.override));
}

function boundariesOf(override: TierOverride, { timeZone, joinAt, knownAt }: Frame): OverrideBoundary[] {
  const start = Math.max(startOfDay(override.fromDay, timeZone), joinAt);
  const revoked = override.revokedAt !== null && override.revokedAt <= knownAt ? override.revokedAt : Infinity;
  const lastEnd = override.untilDay === null ? Infinity : startOfDay(override.untilDay + 1, timeZone);
  const end = Math.min(lastEnd, revoked);
  if (end <= start) return [];
  const begins: OverrideBoundary = { kind: 'overrideStart', at: start, override };
  return end === Infinity ? [begins] : [begins, { kind: 'overrideEnd', at: end, override }];
}

function endsFirst(boundary: OverrideBoundary): number {
  return boundary.kind === 'overrideEnd' ? 0 : 1;
}

/** By the instant of recording, then by number, whatever its length. */
function compareRecorded(a: TierOverride, b: TierOverride): number {
  return (
    a.recordedAt - b.recordedAt ||
    a.id.length - b.id.length ||
    (a.id === b.id ? compareContent(a, b) : a.id < b.id ? -1 : 1)
  );
}

/** Only decides between conflicting reports of one number, so that the order of arrival does not. */
function compareContent(a: TierOverride, b: TierOverride): number {
  const content = ({ kind, tier, fromDay, untilDay, revokedAt }: TierOverride) =>
    JSON.stringify([revokedAt ?? '', kind, tier, fromDay, untilDay]);
  const [left, right] = [content(a), content(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}
