type FaultKind = 'busy' | 'timeoutAfter' | 'http500' | 'slow' | 'truncated';

export interface Fault {
  /** A route's path (`/cgi-bin/message/subscribe/send`), or `*` for all. */
  readonly endpoint: string;
  readonly kind: FaultKind;
  /** How many calls it still spoils. */
  count: number;
  /** How long `slow` and `timeoutAfter` take. */
  readonly milliseconds: number;
}

/** Switches that spoil the next calls of an endpoint. */
export interface Faults {
  list(): readonly Fault[];
  set(fault: Fault): void;
  clear(): void;
  /** Takes the fault that spoils this call, if any. */
  take(endpoint: string): Fault | null;
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    list: () => faults,
    set: (fault) => {
      faults = faults.filter((other) => other.endpoint !== fault.endpoint || other.kind !== fault.kind);
      if (fault.count > 0) faults.push({ ...fault });
    },
    clear: () => {
      faults = [];
    },
    take: (endpoint) => {
      const fault = faults.find((candidate) => candidate.endpoint === endpoint || candidate.endpoint === '*');
      if (!fault) return null;
      fault.count -= 1;
      if (fault.count <= 0) faults = faults.filter((other) => other !== fault);
      return fault;
    },
  };
}
