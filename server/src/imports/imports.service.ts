import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import { ImportBatch } from './import-batch.js';
import { addFates, emptyReport, type ImportReport, type RowFate } from './import-report.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsRepository, type ImportRun } from './imports.repository.js';
import { parsePurchaseRow, type ParsedRow } from './parse-purchase-row.js';
import { requiredColumns, type PurchaseMapping } from './purchase-mapping.js';
import { hashFile, readCsvRows } from './read-csv-rows.js';

/** Rows settled in one transaction: large enough for multi-row statements, small enough to lock members briefly. */
const BATCH_ROWS = 2000;

export interface ImportRequest {
  readonly file: string;
  readonly mapping: PurchaseMapping;
  readonly timeZone: string;
  readonly onProgress?: (rows: number) => void;
  readonly onRejected?: (row: number, reason: string) => void;
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

  /** Goes on where an interrupted import of the same file stopped. Throws `ImportFileError` for an unusable file. */
  async importPurchases(request: ImportRequest): Promise<ImportReport> {
    const fileHash = await hashFile(request.file);
    const key = { fileHash, preset: request.mapping.label, now: this.clock.now() };
    // The header is read before anything is written: an unusable file leaves no trace.
    const batches = this.batches(request);
    const first = await batches.next();
    let run = await this.transactions.run((tx) => this.imports.resumeOrStart(tx, key));
    const skip = run.checkpoint;
    let seen = 0;
    for (let next = first; !next.done; next = await batches.next()) {
      const rows = next.value.slice(Math.max(0, skip - seen));
      seen += next.value.length;
      if (rows.length > 0) run = await this.settle(run, rows, request);
      request.onProgress?.(seen);
    }
    return this.finish(run, request.mapping);
  }

  /** What an import would do, writing nothing. */
  async dryRun(request: ImportRequest): Promise<ImportReport> {
    let report = emptyReport;
    const customers = new Set<string>();
    for await (const rows of this.batches(request)) {
      const known = await this.queries.listKnown(`import:${request.mapping.label}`, rows.flatMap(orderOf));
      rows.forEach((row, index) => {
        if (row.kind === 'rejected') request.onRejected?.(report.rows + index + 1, row.reason);
        else if (row.fact.member.kind === 'customer') customers.add(row.fact.member.value);
      });
      report = addFates(
        report,
        rows.map((row): RowFate => (orderOf(row).some((order) => known.has(order)) ? { kind: 'duplicate' } : row)),
      );
      request.onProgress?.(report.rows);
    }
    return { ...report, members: customers.size };
  }

  private async settle(before: ImportRun, rows: readonly ParsedRow[], request: ImportRequest): Promise<ImportRun> {
    const batch = new ImportBatch(before, rows);
    await this.facts.record(batch.facts, {
      createMembers: true,
      announce: false,
      withinBatch: async (tx, facts, outcomes) => this.imports.advance(tx, batch.settle(facts, outcomes)),
    });
    const after = batch.progress();
    await this.transactions.run((tx) => this.imports.advance(tx, after));
    for (const { row, reason } of batch.rejected()) request.onRejected?.(row, reason);
    return after;
  }

  private async finish(run: ImportRun, mapping: PurchaseMapping): Promise<ImportReport> {
    const report = { ...run.report, members: await this.queries.countMembers(`import:${mapping.label}`) };
    await this.transactions.run((tx) => this.imports.finish(tx, { ...run, report }, this.clock.now()));
    return report;
  }

  private async *batches(request: ImportRequest): AsyncGenerator<readonly ParsedRow[]> {
    const context = { mapping: request.mapping, timeZone: request.timeZone, now: this.clock.now() };
    let rows: ParsedRow[] = [];
    for await (const row of readCsvRows(request.file, requiredColumns(request.mapping))) {
      rows.push(parsePurchaseRow(row, context));
      if (rows.length < BATCH_ROWS) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
  }
}

function orderOf(row: ParsedRow): readonly string[] {
  return row.kind === 'rejected' ? [] : [row.fact.fact.externalId];
}
