import type { NewFact, RecordOutcome } from '../facts/record.js';
import { addFates, type RowFate } from './import-report.js';
import type { ImportRun } from './imports.repository.js';
import type { NumberedRow } from './read-purchase-batches.js';

/**
 * Rows on their way into the ledger. Knows what became of each, however the ledger cut the batch and however often it tried
 * a part again: progress is always counted from the state before the batch.
 */
export class ImportBatch {
  private readonly fates: (RowFate | undefined)[];
  private readonly positions = new Map<NewFact, number>();
  readonly facts: readonly NewFact[];

  constructor(private readonly rows: readonly NumberedRow[]) {
    this.fates = rows.map((row) => (row.kind === 'rejected' ? row : undefined));
    rows.forEach((row, position) => row.kind !== 'rejected' && this.positions.set(row.fact, position));
    this.facts = [...this.positions.keys()];
  }

  /** Takes the outcomes of some of the facts. */
  settle(facts: readonly NewFact[], outcomes: readonly RecordOutcome[]): void {
    facts.forEach((fact, index) => {
      const position = this.positions.get(fact);
      if (position !== undefined) this.fates[position] = this.fateOf(position, outcomes[index]!);
    });
  }

  /** How far the file is settled: up to the first row whose fate is open. */
  progress(before: ImportRun): ImportRun {
    const open = this.fates.findIndex((fate) => fate === undefined);
    const known = this.fates.slice(0, open < 0 ? undefined : open).filter((fate) => fate !== undefined);
    return { ...before, checkpoint: before.checkpoint + known.length, report: addFates(before.report, known) };
  }

  /** The rejected rows by their numbers in the file. */
  rejected(): readonly { readonly row: number; readonly reason: string }[] {
    return this.fates.flatMap((fate, index) =>
      fate?.kind === 'rejected' ? [{ row: this.rows[index]!.number, reason: fate.reason }] : [],
    );
  }

  private fateOf(position: number, outcome: RecordOutcome): RowFate {
    const row = this.rows[position]!;
    switch (outcome.kind) {
      case 'recorded':
        return row.kind === 'rejected' ? row : { kind: row.kind };
      case 'repeated':
        return { kind: 'duplicate' };
      case 'refused':
        return { kind: 'rejected', reason: outcome.code };
    }
  }
}
