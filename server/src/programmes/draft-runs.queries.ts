import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

/** Which what-if runs there are of a draft. */
@Injectable()
export class DraftRunsQueries {
  constructor(private readonly reader: Reader) {}

  /** The newest finished run of exactly this definition against this version (null: the ladder had none). */
  async findValid(definitionHash: string, programme: string, basedOn: number | null): Promise<number | null> {
    return this.newest(
      `definition_hash = ? AND programme = ? AND finished_at IS NOT NULL AND result IS NOT NULL
       AND ${basedOn === null ? 'based_on IS NULL' : 'based_on = ?'}`,
      [definitionHash, programme, ...(basedOn === null ? [] : [basedOn])],
    );
  }

  /** The newest run of this draft, whatever it said then and however the run ended. */
  async findLast(draftId: number): Promise<number | null> {
    return this.newest('draft_id = ?', [draftId]);
  }

  private async newest(where: string, params: readonly (string | number)[]): Promise<number | null> {
    const [row] = await this.reader.query<{ id: number }>(
      `SELECT id FROM what_if_run WHERE ${where} ORDER BY id DESC LIMIT 1`,
      params,
    );
    return row?.id ?? null;
  }
}
