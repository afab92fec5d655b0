import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { emptyReport, type ImportReport } from './import-report.js';

export interface ImportRun {
  readonly id: number;
  /** Rows of the file already settled. */
  readonly checkpoint: number;
  readonly report: ImportReport;
}

/** The memory of an import: how far it came, moved in the same transaction as the rows themselves. */
@Injectable()
export class ImportsRepository {
  /** The run to go on with after an interruption, or a new one. */
  async resumeOrStart(tx: Tx, run: { fileHash: string; preset: string; now: Instant }): Promise<ImportRun> {
    const rows = await tx.query<{ id: number; checkpoint: number; report: string }>(
      "SELECT id, checkpoint, report FROM import_run WHERE file_hash = ? AND preset = ? AND state = 'running' ORDER BY id DESC LIMIT 1",
      [run.fileHash, run.preset],
    );
    const found = rows[0];
    if (found) return { id: found.id, checkpoint: found.checkpoint, report: JSON.parse(found.report) as ImportReport };
    const { insertId } = await tx.execute(
      "INSERT INTO import_run (file_hash, preset, checkpoint, report, state, started_at) VALUES (?, ?, 0, ?, 'running', ?)",
      [run.fileHash, run.preset, JSON.stringify(emptyReport), run.now],
    );
    return { id: insertId, checkpoint: 0, report: emptyReport };
  }

  async advance(tx: Tx, run: ImportRun): Promise<void> {
    await tx.execute('UPDATE import_run SET checkpoint = ?, report = ? WHERE id = ?', [
      run.checkpoint,
      JSON.stringify(run.report),
      run.id,
    ]);
  }

  async finish(tx: Tx, run: ImportRun, now: Instant): Promise<void> {
    await tx.execute("UPDATE import_run SET state = 'done', report = ?, finished_at = ? WHERE id = ?", [
      JSON.stringify(run.report),
      now,
      run.id,
    ]);
  }
}
