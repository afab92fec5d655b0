import type { Entry } from '@jieti/shared/api/joining';
import type { DemoLook } from './demo-invitations.js';
import type { SeededRandom } from './seeded-random.js';

const campaigns = ['counter-card', 'counter-card', 'window-poster', 'cup-sleeve'];
const elsewhere: readonly Entry[] = [
  { scene: 1005 },
  { scene: 1014 },
  { scene: 1043 },
  { scene: 1008 },
  { scene: 1007 },
  { scene: 1001 },
];

/** By which door somebody without an invitation came: mostly the code of their store. */
export function demoEntry(random: SeededRandom, storeId: string | null): Entry {
  const draw = random.next();
  if (storeId === null || draw > 0.7) return random.pick(elsewhere);
  return { scene: 1047, storeId, ...(draw < 0.25 ? { campaign: random.pick(campaigns) } : {}) };
}

/** Of the newest friends, oldest first; the last ones are still within the return window. */
const looks: readonly DemoLook[] = [
  { signs: 'device', decision: 'rejected' },
  { signs: 'device', decision: 'kept' },
  { signs: 'payer', decision: 'rejected' },
  null,
  { signs: 'device', decision: 'open' },
  { signs: 'payer', decision: 'open' },
  { signs: 'device,payer', decision: 'open' },
];

/** Which of the newest friends a person has looked at or has to look at. */
export function demoLooks(ids: readonly number[]): ReadonlyMap<number, DemoLook> {
  return new Map(ids.map((id, i) => [id, looks[i] ?? null]));
}
