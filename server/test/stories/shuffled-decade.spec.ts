import { createHash } from 'node:crypto';
import type { Fact } from '@jieti/shared/model/fact';
import { foldTier } from '@jieti/shared/rules/tier/fold';
import { SeededRandom } from '../../src/demo/seeded-random.js';
import { chunked } from '../../src/db/in-list.js';
import { decadeOfRules } from '../setup/decade-of-rules.js';
import { generatedLife, shuffled, type GeneratedLife } from '../setup/generated-life.js';

const MEMBERS = 10_000;
const SHUFFLES = 100;
/** Every shuffle takes a tenth of the members: all of them a hundred times over would take minutes. */
const PARTS = 10;
const PATIENCE_MS = 600_000;
const until = Date.UTC(2026, 10, 21, 4);
const years = { from: until - 3652 * 86_400_000, until };

/** One hash of where everybody stands and of every step that led there. */
function finalHash(lives: readonly GeneratedLife[], arrivalOf: (facts: readonly Fact[]) => readonly Fact[]): string {
  const hash = createHash('sha256');
  for (const { number, registeredAt, facts, overrides } of lives) {
    const state = foldTier({
      ...{ versions: decadeOfRules, registeredAt, facts: arrivalOf(facts), asOf: until, evidence: false },
      overrides: overrides.map((override, i) => ({ ...override, id: String(i) })),
    });
    hash.update(`${number} ${state.tier} ${state.since} ${state.until} ${state.graceUntil} ${state.nextReviewAt}`);
    for (const { kind, to, at, trigger } of state.history) hash.update(`${kind} ${to} ${at} ${trigger}`);
  }
  return hash.digest('hex');
}

it(
  `ten years of ${MEMBERS} members end in the same hash for ${SHUFFLES} orders of arrival, one fact in twenty told twice (X-4)`,
  () => {
    const lives = Array.from({ length: MEMBERS }, (_, i) => generatedLife(i + 1, years));
    const parts = chunked(lives, MEMBERS / PARTS);
    const inOrder = parts.map((part) =>
      finalHash(part, (facts) => facts.toSorted((a, b) => a.occurredAt - b.occurredAt)),
    );
    for (let seed = 1; seed <= SHUFFLES; seed += 1) {
      const random = new SeededRandom(seed);
      const arrival = (facts: readonly Fact[]) =>
        shuffled([...facts, ...facts.filter(() => random.next() < 0.05)], random);
      const part = seed % PARTS;
      expect([seed, finalHash(parts[part]!, arrival)]).toEqual([seed, inOrder[part]]);
    }
  },
  PATIENCE_MS,
);
