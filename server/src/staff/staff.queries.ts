import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@jieti/shared/api/auth';
import { Reader } from '../db/sql.js';

export interface StaffAccount {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly store: { readonly id: string; readonly name: string } | null;
  readonly passwordHash: string;
  readonly active: boolean;
}

interface StaffRow {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly store_id: string | null;
  readonly store_name: string | null;
  readonly password_hash: string;
  readonly active: number;
}

const select = `SELECT s.id, s.username, s.name, s.role, s.store_id, t.name AS store_name, s.password_hash, s.active
  FROM staff s LEFT JOIN store t ON t.id = s.store_id`;

@Injectable()
export class StaffQueries {
  constructor(private readonly reader: Reader) {}

  async findByUsername(username: string): Promise<StaffAccount | null> {
    const [row] = await this.reader.query<StaffRow>(`${select} WHERE s.username = ?`, [username]);
    return row ? accountOf(row) : null;
  }

  async findById(id: number): Promise<StaffAccount | null> {
    const [row] = await this.reader.query<StaffRow>(`${select} WHERE s.id = ?`, [id]);
    return row ? accountOf(row) : null;
  }
}

function accountOf(row: StaffRow): StaffAccount {
  return {
    id: Number(row.id),
    username: row.username,
    name: row.name,
    role: row.role,
    store: row.store_id === null ? null : { id: row.store_id, name: row.store_name ?? row.store_id },
    passwordHash: row.password_hash,
    active: Number(row.active) === 1,
  };
}
