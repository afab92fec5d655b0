import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import { memberRefKey } from '../members/member-ref.js';
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
  /** It holds the locks of its members: nothing that waits for it can be in its way. */
  readonly locked: Promise<void>;
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
  readonly tellLocked: () => void;
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
    let last: Turn = { locked: Promise.resolve(), done: Promise.resolve(start) };
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
   * Batches under way at once are locked, committed and counted in the order of the file. What one comes to does not depend
   * on those beside it, for they speak of other customers and numbers.
   */
  private async takeTurn({ rows, last, lanes }: Turning, request: ImportRequest): Promise<Turn> {
    const names = namesIn(rows);
    await last.locked;
    await lanes.room(names);
    const batch = new ImportBatch(rows);
    let tellLocked = (): void => undefined;
    const locked = new Promise<void>((resolve) => (tellLocked = resolve));
    const done = this.settle({ batch, before: last.done, tellLocked }, request).finally(tellLocked);
    lanes.enter(names, done);
    return { locked, done };
  }

  private async settle({ batch, before, tellLocked }: Settling, request: ImportRequest): Promise<ImportRun> {
    await this.facts.record(batch.facts, {
      createMembers: true,
      announce: false,
      onLocked: tellLocked,
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

/** Customers and numbers of which these rows speak. */
function namesIn(rows: readonly NumberedRow[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    if (row.kind === 'rejected') continue;
    const { member, fact } = row.fact;
    names.add(memberRefKey(member));
    names.add(fact.externalId);
  }
  return [...names];
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
