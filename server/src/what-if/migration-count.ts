import type { WhatIfResult } from '@jieti/shared/api/programmes';
import type { TierDefinition } from '@jieti/shared/model/programme';

/** From one tier to another, and how many; `from` null: there was no tier before. */
export interface Flow {
  readonly from: string | null;
  readonly to: string;
  readonly members: number;
}

/** Counts members by where they were and where they would be. */
export class MigrationCount {
  private readonly rows = new Map<string | null, Map<string, number>>();

  add(from: string | null, to: string, members = 1): void {
    const row = this.rows.get(from) ?? new Map<string, number>();
    this.rows.set(from, row);
    row.set(to, (row.get(to) ?? 0) + members);
  }

  addAll(flows: readonly Flow[]): void {
    for (const { from, to, members } of flows) this.add(from, to, members);
  }

  flows(): readonly Flow[] {
    return [...this.rows].flatMap(([from, row]) => [...row].map(([to, members]) => ({ from, to, members })));
  }
}

/** Every tier of the draft is counted, also with nobody in it; the matrix has the flows there are. */
export function migrationResult(
  flows: readonly Flow[],
  tiers: readonly Pick<TierDefinition, 'key' | 'name'>[],
): Omit<WhatIfResult, 'asOf'> {
  const sum = (some: readonly Flow[]) => some.reduce((total, { members }) => total + members, 0);
  return {
    members: sum(flows),
    counts: tiers.map(({ key, name }) => ({ tier: key, name, members: sum(flows.filter(({ to }) => to === key)) })),
    matrix: flows.flatMap(({ from, to, members }) => (from === null ? [] : [{ from, to, members }])),
  };
}
