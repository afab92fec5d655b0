import type { ExportCell, ExportColumnKind } from '@jieti/shared/rules/privacy/export-text';

export type RawRow = Readonly<Record<string, string | number | Uint8Array | null>>;

/** What reading a cell may need beside its row. */
export interface ExportContext {
  readonly tierName: (key: string) => string;
}

export interface PartColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: ExportColumnKind;
  /** What is selected for it; the value of one row and nothing of another member. */
  readonly sql: string;
  readonly read?: ((row: RawRow, context: ExportContext) => ExportCell) | undefined;
}

/** One kind of data about a member, as it stands in its table: a new source of data is a new part. */
export interface ExportPart {
  readonly key: string;
  readonly title: string;
  /** One sentence on what it is. */
  readonly note: string;
  readonly from: string;
  /** With one `?`: the member's number, or what `bind` makes of it. */
  readonly where: string;
  readonly bind?: (memberId: number) => string;
  /** Unique together, the first being what rows are ordered by, newest first; names of the table, not of columns here. */
  readonly order: readonly string[];
  /** Selected beside the columns, for what is read from several. */
  readonly also?: Readonly<Record<string, string>>;
  readonly columns: readonly PartColumn[];
  /** Rows read at once; fewer where a row is large. */
  readonly atOnce?: number;
}

/** A column that is shown as it is stored. */
export const column = (key: string, title: string, kind: ExportColumnKind, sql = key): PartColumn => ({
  ...{ key, title, kind, sql },
});

/** A column that is read from what is stored. */
export const readColumn = (
  { key, title, kind, sql }: Omit<PartColumn, 'read'>,
  read: NonNullable<PartColumn['read']>,
): PartColumn => ({ key, title, kind, sql, read });

/** A column of a few known words; what is not known shows as it is. */
export const wordColumn = (
  { key, title, sql = key }: { readonly key: string; readonly title: string; readonly sql?: string },
  words: Readonly<Record<string, string>>,
): PartColumn =>
  readColumn({ key, title, kind: 'text', sql }, (row) => {
    const value = row[key];
    return value === null || value === undefined ? null : (words[String(value)] ?? String(value));
  });

/** A tier's name. */
export const tierColumn = (key: string, title: string, sql = key): PartColumn =>
  readColumn({ key, title, kind: 'text', sql }, (row, { tierName }) => (row[key] ? tierName(String(row[key])) : null));
