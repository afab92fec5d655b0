import type { ProgrammeVersion } from '../src/model/programme.js';
import type { TierOverride } from '../src/model/tier-override.js';
import { naiveDay, naiveVersion } from './naive-metric.js';

/** Which tier counts at an instant, read off F20 and D14 anew each time; `computed` is a key of the version then in force. */
export function naiveEffective(
  versions: readonly ProgrammeVersion[],
  overrides: readonly TierOverride[],
  computed: string,
  at: number,
): string {
  const { tiers } = naiveVersion(versions, at);
  const today = naiveDay(at);
  const counting = overrides
    .filter((one) => one.fromDay <= today && (one.untilDay ?? Infinity) >= today && (one.revokedAt ?? Infinity) > at)
    .map((one) => ({ ...one, key: keyAt(versions, one, at) }))
    .filter((one) => one.key !== null)
    .sort((a, b) => a.recordedAt - b.recordedAt || Number(a.id) - Number(b.id));
  const pin = counting.filter((one) => one.kind === 'pin').at(-1);
  if (pin) return pin.key!;
  const ranks = [computed, ...counting.map((one) => one.key)].map((key) => tiers.findIndex((tier) => tier.key === key));
  return tiers[Math.max(...ranks)]!.key;
}

/** Versions one after the other as they were ever in force, by day of a calendar nobody needs: the last of equal starts. */
function inForceOneByOne(versions: readonly ProgrammeVersion[]): readonly ProgrammeVersion[] {
  const starts = [...new Set(versions.map((one) => one.effectiveFrom))].sort((a, b) => a - b);
  return starts.map((start) => versions.filter((one) => one.effectiveFrom === start).at(-1)!);
}

function keyAt(versions: readonly ProgrammeVersion[], override: TierOverride, at: number): string | null {
  const all = inForceOneByOne(versions);
  const knows = (one: ProgrammeVersion) => one.tiers.some((tier) => tier.key === override.tier);
  const recordedUnder = all.indexOf(naiveVersion(versions, override.recordedAt));
  const now = all.indexOf(naiveVersion(versions, at));
  const earlier = all.filter((one, i) => i <= recordedUnder && knows(one)).at(-1);
  const home = earlier ?? all.find(knows);
  if (!home) return null;
  let key = override.tier;
  let rank = home.tiers.findIndex((tier) => tier.key === key);
  const from = all.indexOf(home);
  if (now < from) {
    const { tiers } = all[now]!;
    return (tiers.find((tier) => tier.key === key) ?? tiers[Math.min(rank, tiers.length - 1)]!).key;
  }
  for (const next of all.slice(from + 1, now + 1)) {
    const has = (wanted: string | undefined) => next.tiers.find((tier) => tier.key === wanted);
    const tier = has(key) ?? has(next.mapping?.[key]) ?? next.tiers[Math.min(rank, next.tiers.length - 1)]!;
    key = tier.key;
    rank = next.tiers.indexOf(tier);
  }
  return key;
}
