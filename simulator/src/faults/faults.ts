import { createFaultMix, type FaultMix, type FaultMixState } from './fault-mix.js';
import type { SpoiledCall } from './spoiled-call.js';

export interface Fault extends SpoiledCall {
  /** A route's path (`/cgi-bin/message/subscribe/send`), or `*` for all. */
  readonly endpoint: string;
  /** How many calls it still spoils. */
  count: number;
}

/** Switches that spoil calls: the next ones of an endpoint, or a share of all. */
export interface Faults {
  list(): readonly Fault[];
  set(fault: Fault): void;
  /** Null while no mix is on. */
  mix(): FaultMixState | null;
  setMix(mix: FaultMix | null): void;
  /** Ends the switches and the mix. */
  clear(): void;
  /**
   * Takes the fault that spoils this call, if any; a switch goes before the mix.
   * @param call what the call says, without its token: the mix decides by it
   */
  take(endpoint: string, call: string): SpoiledCall | null;
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  let mix: ReturnType<typeof createFaultMix> | null = null;
  const takeSwitch = (endpoint: string): SpoiledCall | null => {
    const fault = faults.find((candidate) => candidate.endpoint === endpoint || candidate.endpoint === '*');
    if (!fault) return null;
    fault.count -= 1;
    if (fault.count <= 0) faults = faults.filter((other) => other !== fault);
    return fault;
  };
  return {
    list: () => faults,
    set: (fault) => {
      faults = faults.filter((other) => other.endpoint !== fault.endpoint || other.kind !== fault.kind);
      if (fault.count > 0) faults.push({ ...fault });
    },
    mix: () => mix?.state() ?? null,
    setMix: (wanted) => {
      mix = wanted === null ? null : createFaultMix(wanted);
    },
    clear: () => {
      faults = [];
      mix = null;
    },
    take: (endpoint, call) => takeSwitch(endpoint) ?? mix?.take(endpoint, call) ?? null,
  };
}
