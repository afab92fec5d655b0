import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import { ImportBatch } from './import-batch.js';
import type { ImportReport } from './import-report.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsRepository, type ImportKey, type ImportRun } from './imports.repository.js';
import { inspectCsvFile } from './inspect-csv-file.js';
import { requiredColumns, sourceOf } from './purchase-mapping.js';
import { ORDER_OF_ROWS, readPurchaseBatches, type ImportRequest, type NumberedRow } from './read-purchase-batches.js';

/** Purchases and refunds from a CSV file: streamed, settled in batches, resumable, and harmless to repeat. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportsRepository,
    private readonly queries: ImportsQueries,
    private readonly facts: FactsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Goes on where an interrupted import of the same file stopped. Throws `ImportFileError` for an unusable file, of which
   * nothing is stored, and when another process takes this import over.
   */
  async importPurchases(request: ImportRequest): Promise<ImportReport> {
    const key = await keyOf(request);
    const now = this.clock.now();
    let run = await this.transactions.run((tx) => this.imports.startOrTakeOver(tx, key, now));
    const skip = run.checkpoint;
    let seen = 0;
    for await (const batch of readAhead(readPurchaseBatches(request, now))) {
      const settled = Math.min(batch.length, Math.max(0, skip - seen));
      tellRejected(request, batch.slice(0, settled));
      if (settled < batch.length) run = await this.settle(run, batch.slice(settled), request);
      seen += batch.length;
      request.onProgress?.(seen);
    }
    return this.finish(run, request);
  }

  private async settle(before: ImportRun, rows: readonly NumberedRow[], request: ImportRequest): Promise<ImportRun> {
    const batch = new ImportBatch(before, rows);
    await this.facts.record(batch.facts, {
      createMembers: true,
      announce: false,
      withinBatch: async (tx, facts, outcomes) => this.imports.advance(tx, batch.settle(facts, outcomes)),
    });
    for (const { row, reason } of batch.rejected()) request.onRejected?.(row, reason);
    return batch.progress();
  }

  private async finish(run: ImportRun, { mapping }: ImportRequest): Promise<ImportReport> {
    const report = { ...run.report, members: await this.queries.countMembers(sourceOf(mapping)) };
    await this.transactions.run((tx) => this.imports.finish(tx, { ...run, report }, this.clock.now()));
    return report;
  }
}

async function keyOf({ file, mapping, timeZone }: ImportRequest): Promise<ImportKey> {
  const fileHash = await inspectCsvFile(file, requiredColumns(mapping));
  const digest = createHash('sha256').update(JSON.stringify([mapping, timeZone, ORDER_OF_ROWS]));
  return { fileHash, reading: `${mapping.label}:${digest.digest('hex').slice(0, 16)}` };
}

/** Rows before the checkpoint: what the file itself is to blame for is told again. */
function tellRejected(request: ImportRequest, rows: readonly NumberedRow[]): void {
  for (const row of rows) if (row.kind === 'rejected') request.onRejected?.(row.number, row.reason);
}

/** Asks for the next batch before the one at hand is dealt with: the file is read while the database works. */
async function* readAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = source.next();
      // An error in the file is told when its batch is asked for.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    // An import that is given up closes its files.
    await source.return(undefined);
  }
}
