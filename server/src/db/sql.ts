/** What may be bound to a `?`: whole numbers must be safe; `undefined` is stored as NULL, booleans as 0/1. */
export type SqlValue = string | number | boolean | Uint8Array | null | undefined;

export interface WriteResult {
  /** Rows matched by the statement, changed or not, on both engines. */
  readonly affectedRows: number;
  /** The generated key of the first inserted row; 0 where there is none. */
  readonly insertId: number;
}

/** Reads outside transactions; it never sees uncommitted rows and cannot write. */
export abstract class Reader {
  abstract query<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

/** A running transaction. Only `Transactions.run` makes one, so that a write without a transaction does not compile. */
export abstract class Tx {
  /** Makes the type nominal: no look-alike object passes for a transaction. */
  protected abstract readonly open: boolean;
  abstract query<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  abstract execute(sql: string, params?: readonly SqlValue[]): Promise<WriteResult>;
  /** Plain INSERT of many rows in few statements; a repeated key fails the statement it stands in. */
  abstract insertRows(table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Promise<void>;
  /** Sets the other columns of the rows whose first column, the key, is given; many rows in few statements. */
  abstract updateRows(table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Promise<void>;
  /** Work that may be given up alone: when it throws, what it wrote is undone and the transaction goes on. */
  abstract attempt<T>(work: () => Promise<T>): Promise<T>;
}
