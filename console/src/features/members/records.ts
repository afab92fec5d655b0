import type { Explanation } from '@jieti/shared/api/tiers';

type Item = Explanation['timeline'][number];

/** The records of the history by `source/externalId`: readings name their facts so. */
export type Records = ReadonlyMap<string, Item>;

export function recordsOf(timeline: readonly Item[]): Records {
  return new Map(timeline.map((item) => [item.id, item]));
}
