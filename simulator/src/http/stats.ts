interface EndpointStats {
  calls: number;
  /** How often each answer was given: `ok`, an errcode or error code, `http 500`, `noAnswer`. */
  readonly results: Record<string, number>;
}

export interface StatsView {
  readonly endpoints: Readonly<Record<string, EndpointStats>>;
  /** Tokens made, by kind; a stable one handed out again is not counted. */
  readonly tokensIssued: Readonly<Record<string, number>>;
  /** What became of pushed events, by name: `delivered`, `givenUp`, `lost`. */
  readonly events: Readonly<Record<string, Record<string, number>>>;
}

/** Counts what the platform was asked and what it said, since it started or was told to forget. */
export interface Stats {
  called(endpoint: string): void;
  answered(endpoint: string, result: string): void;
  tokenIssued(kind: string): void;
  event(name: string, end: 'delivered' | 'givenUp' | 'lost'): void;
  view(): StatsView;
  clear(): void;
}

export function createStats(): Stats {
  let endpoints: Record<string, EndpointStats> = {};
  let tokensIssued: Record<string, number> = {};
  let events: Record<string, Record<string, number>> = {};
  const endpointOf = (name: string): EndpointStats => (endpoints[name] ??= { calls: 0, results: {} });
  return {
    called: (endpoint) => {
      endpointOf(endpoint).calls += 1;
    },
    answered: (endpoint, result) => count(endpointOf(endpoint).results, result),
    tokenIssued: (kind) => count(tokensIssued, kind),
    event: (name, end) => count((events[name] ??= {}), end),
    view: () => ({ endpoints, tokensIssued, events }),
    clear: () => {
      endpoints = {};
      tokensIssued = {};
      events = {};
    },
  };
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
