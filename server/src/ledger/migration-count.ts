import type { WhatIfResult } from '@jieti/shared/api/programmes';
import type { TierDefinition } from '@jieti/shared/model/programme';

/** Counts members by where they were and where they would be. */
export class MigrationCount {
  private members = 0;
  private readonly flows = new Map<string | null, Map<string, number>>();

  constructor(private readonly tiers: readonly Pick<TierDefinition, 'key' | 'name'>[]) {}

  /** `from` null: there was no tier before. */
  add(from: string | null, to: string): void {
    this.members += 1;
    const row = this.flows.get(from) ?? new Map<string, number>();
    this.flows.set(from, row);
    row.set(to, (row.get(to) ?? 0) + 1);
  }

  /** Every tier of the draft is counted, also with nobody in it; the matrix has the flows there are. */
  result(): Omit<WhatIfResult, 'asOf'> {
    const total = (tier: string) => [...this.flows.values()].reduce((sum, row) => sum + (row.get(tier) ?? 0), 0);
    return {
      members: this.members,
      counts: this.tiers.map(({ key, name }) => ({ tier: key, name, members: total(key) })),
      matrix: [...this.flows].flatMap(([from, row]) =>
        from === null ? [] : [...row].map(([to, members]) => ({ from, to, members })),
      ),
    };
  }
}
