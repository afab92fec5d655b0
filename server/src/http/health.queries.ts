import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

@Injectable()
export class HealthQueries {
  constructor(private readonly reader: Reader) {}

  /** Whether the database answers, with the tables in place. */
  async database(): Promise<boolean> {
    try {
      await this.reader.query('SELECT id FROM member LIMIT 1');
      return true;
    } catch {
      return false;
    }
  }
}
