import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

@Injectable()
export class StoresQueries {
  constructor(private readonly reader: Reader) {}

  /** Store key → name. */
  async names(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reader.query<{ id: string; name: string }>('SELECT id, name FROM store ORDER BY id');
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
