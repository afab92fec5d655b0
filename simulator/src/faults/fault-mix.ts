import { createHash } from 'node:crypto';
import type { FaultKind, SpoiledCall } from './spoiled-call.js';

export interface FaultMix {
  /** Share of the calls that are spoiled, 0–1. */
  readonly probability: number;
  readonly kinds: readonly FaultKind[];
  /** Paths of routes; empty for all. */
  readonly endpoints: readonly string[];
  readonly seed: string;
  readonly milliseconds: number;
  /** What `errcode` answers, in turn by chance. */
  readonly errcodes: readonly number[];
  readonly codes: readonly string[];
}

export interface FaultMixState extends FaultMix {
  /** Calls it has decided about, and how it spoiled them. */
  readonly calls: number;
  readonly taken: Readonly<Partial<Record<FaultKind, number>>>;
}

/**
 * Spoils a share of the calls. What happens to a call follows from the seed, what the call says and how often it has been
 * said, not from when it comes: calls made at the same time in another order are spoiled all the same.
 */
export function createFaultMix(mix: FaultMix) {
  const said = new Map<string, number>();
  const taken: Partial<Record<FaultKind, number>> = {};
  let calls = 0;
  return {
    state: (): FaultMixState => ({ ...mix, calls, taken: { ...taken } }),
    take: (endpoint: string, call: string): SpoiledCall | null => {
      if (mix.endpoints.length > 0 && !mix.endpoints.includes(endpoint)) return null;
      calls += 1;
      const key = sha256(`${endpoint}\n${call}`).toString('base64');
      const times = said.get(key) ?? 0;
      said.set(key, times + 1);
      const chance = sha256(`${mix.seed}\n${key}\n${times}`);
      const kind = pick(mix.kinds, chance.readUInt32BE(8));
      if (chance.readUIntBE(0, 6) / 2 ** 48 >= mix.probability || kind === undefined) return null;
      taken[kind] = (taken[kind] ?? 0) + 1;
      return {
        kind,
        milliseconds: mix.milliseconds,
        errcode: pick(mix.errcodes, chance.readUInt32BE(12)) ?? -1,
        code: pick(mix.codes, chance.readUInt32BE(16)) ?? 'SYSTEM_ERROR',
      };
    },
  };
}

function pick<T>(list: readonly T[], chance: number): T | undefined {
  return list[chance % list.length];
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
