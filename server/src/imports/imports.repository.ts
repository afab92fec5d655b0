import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { ImportFileError } from './import-file-error.js';
import { emptyReport, type ImportReport } from './import-report.js';

export interface ImportRun {
  readonly id: number;
  /** Rows of the file already settled. */
  readonly checkpoint: number;
  readonly report: ImportReport;
}

/** What makes two imports the same: the bytes of the file, and how they are read. */
export interface ImportKey {
  readonly fileHash: string;
  readonly reading: string;
}

/** The memory of an import: how far it came, moved in the same transaction as the rows themselves. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly dialect: Dialect) {}

  /**
   * A new run, which goes on where an unfinished one of the same file stopped. A process that is still at that one finds
   * its run superseded at its next batch: whoever came last carries on.
   */
  async startOrTakeOver(tx: Tx, { fileHash, reading }: ImportKey, now: Instant): Promise<ImportRun> {
    const [found] = await tx.query<{ id: number; checkpoint: number; report: string }>(
      `SELECT id, checkpoint, report FROM import_run WHERE file_hash = ? AND preset = ? AND state = 'running'
       ORDER BY id DESC LIMIT 1${this.dialect.forUpdate}`,
      [fileHash, reading],
    );
    const { checkpoint, report } = found ?? { checkpoint: 0, report: JSON.stringify(emptyReport) };
    const { insertId } = await tx.execute(
      "INSERT INTO import_run (file_hash, preset, checkpoint, report, state, started_at) VALUES (?, ?, ?, ?, 'running', ?)",
      [fileHash, reading, checkpoint, report, now],
    );
    await tx.execute(
      "UPDATE import_run SET state = 'superseded' WHERE file_hash = ? AND preset = ? AND state = 'running' AND id <> ?",
      [fileHash, reading, insertId],
    );
    return { id: insertId, checkpoint: Number(checkpoint), report: JSON.parse(report) as ImportReport };
  }

  /** Throws `ImportFileError` when another process has taken the run over: the batch is then given up. */
  async advance(tx: Tx, run: ImportRun): Promise<void> {
    const { affectedRows } = await tx.execute(
      "UPDATE import_run SET checkpoint = ?, report = ? WHERE id = ? AND state = 'running'",
      [run.checkpoint, JSON.stringify(run.report), run.id],
    );
    if (affectedRows === 0) throw takenOver(run);
  }

  /** Throws `ImportFileError` when another process has taken the run over. */
  async finish(tx: Tx, run: ImportRun, now: Instant): Promise<void> {
    const { affectedRows } = await tx.execute(
      "UPDATE import_run SET state = 'done', report = ?, finished_at = ? WHERE id = ? AND state = 'running'",
      [JSON.stringify(run.report), now, run.id],
    );
    if (affectedRows === 0) throw takenOver(run);
  }
}

function takenOver(run: ImportRun): ImportFileError {
  return new ImportFileError(`同一个文件的另一次导入已经接着做了，这一次停在第 ${run.report.rows} 行附近。`);
}
