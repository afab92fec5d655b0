/** What became of the rows; the shape `jieti import --json` prints. */
export interface ImportReport {
  readonly rows: number;
  readonly accepted: { readonly sales: number; readonly refunds: number };
  readonly rejected: { readonly total: number; readonly byReason: Readonly<Record<string, number>> };
  /** Rows whose number was recorded before, with the same content. */
  readonly duplicates: number;
  /** Members with facts under the file's label, of this file and earlier ones. */
  readonly members: number;
}

export type RowFate =
  | { readonly kind: 'sale' | 'refund' | 'duplicate' }
  | { readonly kind: 'rejected'; readonly reason: string };

export const emptyReport: ImportReport = {
  rows: 0,
  accepted: { sales: 0, refunds: 0 },
  rejected: { total: 0, byReason: {} },
  duplicates: 0,
  members: 0,
};

/** The report with these rows added; Σ accepted + rejected + duplicates = rows always holds. */
export function addFates(report: ImportReport, fates: readonly RowFate[]): ImportReport {
  const count = (kind: RowFate['kind']): number => fates.filter((fate) => fate.kind === kind).length;
  const byReason = { ...report.rejected.byReason };
  for (const fate of fates) if (fate.kind === 'rejected') byReason[fate.reason] = (byReason[fate.reason] ?? 0) + 1;
  return {
    ...report,
    rows: report.rows + fates.length,
    accepted: { sales: report.accepted.sales + count('sale'), refunds: report.accepted.refunds + count('refund') },
    rejected: { total: report.rejected.total + count('rejected'), byReason },
    duplicates: report.duplicates + count('duplicate'),
  };
}
