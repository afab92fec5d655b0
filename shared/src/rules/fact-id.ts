import type { FactKey } from '../model/fact.js';

/** One name for a fact, as histories and explanations print it: `source/externalId`. */
export function factId(key: FactKey): string {
  return `${key.source}/${key.externalId}`;
}
