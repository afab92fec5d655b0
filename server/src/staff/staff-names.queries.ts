import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';

/** What the person is called who signs in under this user name; the user name itself where nobody does (any more). */
export type StaffNameOf = (username: string) => string;

@Injectable()
export class StaffNamesQueries {
  constructor(private readonly reader: Reader) {}

  async read(): Promise<StaffNameOf> {
    const rows = await this.reader.query<{ username: string; name: string }>('SELECT username, name FROM staff');
    const names = new Map(rows.map(({ username, name }) => [username, name]));
    return (username) => names.get(username) ?? username;
  }
}
