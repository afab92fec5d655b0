import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { FactsRepository } from '../facts/facts.repository.js';
import { MembersRepository } from '../members/members.repository.js';
import { ImportForecast, type StoredNow } from './import-forecast.js';
import { addFates, emptyReport, type ImportReport } from './import-report.js';
import { ImportsQueries } from './imports.queries.js';
import { inspectCsvFile } from './inspect-csv-file.js';
import type { ParsedRow } from './parse-purchase-row.js';
import { requiredColumns, sourceOf } from './purchase-mapping.js';
import { readPurchaseBatches, type ImportRequest } from './read-purchase-batches.js';

/** What an import would report, row by row, writing nothing. */
@Injectable()
export class ImportForecastService {
  constructor(
    private readonly transactions: Transactions,
    private readonly members: MembersRepository,
    private readonly facts: FactsRepository,
    private readonly queries: ImportsQueries,
    private readonly clock: Clock,
  ) {}

  /** Throws `ImportFileError` for an unusable file. */
  async forecast(request: ImportRequest): Promise<ImportReport> {
    const { shape } = await inspectCsvFile(request.file, requiredColumns(request.mapping));
    const source = sourceOf(request.mapping);
    const now = this.clock.now();
    const forecast = new ImportForecast(now);
    const concerned = new Set<number>();
    let report = emptyReport;
    for await (const rows of readPurchaseBatches(request, { shape, now })) {
      const stored = await this.transactions.run((tx) => this.storedOf(tx, rows));
      const { fates, memberIds } = forecast.foresee(rows, stored);
      fates.forEach((fate, i) => fate.kind === 'rejected' && request.onRejected?.(rows[i]!.number, fate.reason));
      for (const id of memberIds) concerned.add(id);
      report = addFates(report, fates);
      request.onProgress?.(report.rows);
    }
    const known = await this.queries.listMembers(source);
    return { ...report, members: new Set([...known, ...concerned]).size };
  }

  /** Only reads. */
  private async storedOf(tx: Tx, rows: readonly ParsedRow[]): Promise<StoredNow> {
    const reports = rows.flatMap((row) => (row.kind === 'rejected' ? [] : [row.fact]));
    const orders = reports.flatMap(({ fact }): FactKey[] => (fact.kind === 'refund' && fact.order ? [fact.order] : []));
    const refs = reports.map(({ member }) => member);
    return {
      members: await this.members.resolve(tx, refs),
      facts: await this.facts.findByKeys(tx, [...reports.map(({ fact }) => fact), ...orders]),
      refunded: await this.facts.refundedOf(tx, orders),
    };
  }
}
