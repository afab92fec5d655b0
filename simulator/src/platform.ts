import type { Accounts } from './accounts/accounts.js';
import type { Clock } from './clock.js';
import type { EventBus } from './event-bus.js';
import type { Faults } from './faults/faults.js';
import type { Stats } from './http/stats.js';
import type { Randomness } from './randomness.js';
import type { RequestLog } from './request-log.js';
import type { State } from './state/state.js';
import type { Store } from './state/store.js';

/** What every endpoint of the simulated platform works with. */
export interface Platform {
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly random: Randomness;
  readonly store: Store;
  readonly state: State;
  readonly bus: EventBus;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly stats: Stats;
  readonly merchantUrl: string;
}
