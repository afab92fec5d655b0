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
import { Lanes } from './lanes.js';
import { requiredColumns, sourceOf } from './purchase-mapping.js';
import { ORDER_OF_ROWS, readPurchaseBatches, type ImportRequest, type NumberedRow } from './read-purchase-batches.js';

/** Transactions of one import at once; more would only wait for the same processors. */
const MAX_LANES = 3;

/** A batch under way. */
interface Turn {
  /** Its facts are in the open transaction: it waits for nothing that a later batch may hold. */
  readonly stored: Promise<void>;
  /** It is committed; how far the file is settled with it. */
  readonly done: Promise<ImportRun>;
}

interface Turning {
  readonly rows: readonly NumberedRow[];
  readonly last: Turn;
  readonly lanes: Lanes;
}

interface Settling {
  readonly batch: ImportBatch;
  readonly before: Promise<ImportRun>;
  readonly tellStored: () => void;
}

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
    const { hash, shape } = await inspectCsvFile(request.file, requiredColumns(request.mapping));
    const key = keyOf(hash, request);
    const now = this.clock.now();
    const start = await this.transactions.run((tx) => this.imports.startOrTakeOver(tx, key, now));
    const lanes = new Lanes(Math.min(MAX_LANES, this.transactions.lanes));
    let last: Turn = { stored: Promise.resolve(), done: Promise.resolve(start) };
    let seen = 0;
    try {
      for await (const batch of readAhead(readPurchaseBatches(request, { shape, now }))) {
        const settled = Math.min(batch.length, Math.max(0, start.checkpoint - seen));
        tellRejected(request, batch.slice(0, settled));
        if (settled < batch.length) last = await this.takeTurn({ rows: batch.slice(settled), last, lanes }, request);
        seen += batch.length;
        request.onProgress?.(seen);
      }
      return await this.finish(await last.done, request);
    } finally {
      await lanes.empty();
    }
  }

  /**
   * Begins a batch once the facts of the one before are in their transaction, which then ends while this one begins; they
   * are still stored, and counted, in the order of the file. Where there is one writer, batches follow each other.
   */
  private async takeTurn({ rows, last, lanes }: Turning, request: ImportRequest): Promise<Turn> {
    await last.stored;
    await lanes.room();
    const batch = new ImportBatch(rows);
    let tellStored = (): void => undefined;
    const stored = new Promise<void>((resolve) => (tellStored = resolve));
    const done = this.settle({ batch, before: last.done, tellStored }, request).finally(tellStored);
    lanes.enter(done);
    return { stored, done };
  }

  private async settle({ batch, before, tellStored }: Settling, request: ImportRequest): Promise<ImportRun> {
    await this.facts.record(batch.facts, {
      createMembers: true,
      announce: false,
      onStored: tellStored,
      withinBatch: async (tx, facts, outcomes) => {
        const earlier = await before;
        batch.settle(facts, outcomes);
        await this.imports.advance(tx, batch.progress(earlier));
      },
    });
    const earlier = await before;
    for (const { row, reason } of batch.rejected()) request.onRejected?.(row, reason);
    return batch.progress(earlier);
  }

  private async finish(run: ImportRun, { mapping }: ImportRequest): Promise<ImportReport> {
    const report = { ...run.report, members: await this.queries.countMembers(sourceOf(mapping)) };
    await this.transactions.run((tx) => this.imports.finish(tx, { ...run, report }, this.clock.now()));
    return report;
  }
}

function keyOf(fileHash: string, { mapping, timeZone }: ImportRequest): ImportKey {
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
