import type { CompositePart, MetricWindow, ProgrammeVersion } from '../../model/programme.js';

/** A factor of the composite score with the place of its window. */
export interface CompiledPart extends CompositePart {
  readonly windowIndex: number;
}

export function compositeParts(
  version: ProgrammeVersion,
  windowIndex: (window: MetricWindow) => number,
): readonly CompiledPart[] {
  return (version.composite ?? []).map((part) => ({ ...part, windowIndex: windowIndex(part.window) }));
}

/** A rate such as 13 ÷ 3 is not exact in binary; what it is short of must not cost a whole hundredth. */
const BINARY_SHORTFALL = 1e-9;

/** What a factor adds, in hundredths of a point of 100: its weight × min(1, value ÷ cap), rounded down (F7, T4). */
export function partScore({ weightPercent, cap }: CompositePart, value: number): number {
  return Math.floor((weightPercent * 100 * Math.max(0, Math.min(value, cap))) / cap + BINARY_SHORTFALL);
}
