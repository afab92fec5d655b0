/** Which column holds what, and how the file writes refunds. */
export interface PurchaseMapping {
  /** Names the file's numbers for ever: facts are unique by (`import:<label>`, order number). */
  readonly label: string;
  readonly columns: {
    readonly order: string;
    readonly customer: string;
    readonly paidAt: string;
    readonly amount: string;
    /** Absent: the file has no stores. */
    readonly store?: string;
    readonly category?: string;
    /** The order a refund belongs to; absent or empty means a refund without a known order. */
    readonly refundOf?: string;
  };
  /** `yuan`: decimals with up to two places, in the currency's main unit; `fen`: whole numbers. */
  readonly unit: 'yuan' | 'fen';
  /** Rows whose order number begins with this are refunds; null: rows below zero are. */
  readonly refundPrefix: string | null;
}

export const purchasePresets: Readonly<Record<string, PurchaseMapping>> = {
  // UCI Online Retail II by invoice: cancellations are invoices `C…` with a negative amount and no reference.
  'online-retail': {
    label: 'online-retail',
    columns: { order: 'order_no', customer: 'customer_id', paidAt: 'paid_at', amount: 'amount' },
    unit: 'yuan',
    refundPrefix: 'C',
  },
};

/** Where in the list of required columns each one stands. */
export type ColumnPlaces = Readonly<Partial<Record<keyof PurchaseMapping['columns'], number>>>;

/** The columns a file must have for this mapping. */
export function requiredColumns(mapping: PurchaseMapping): readonly string[] {
  return givenColumns(mapping).map(([, column]) => column);
}

export function placesOf(mapping: PurchaseMapping): ColumnPlaces {
  return Object.fromEntries(givenColumns(mapping).map(([meaning], place) => [meaning, place]));
}

function givenColumns(mapping: PurchaseMapping): readonly [string, string][] {
  return Object.entries(mapping.columns).filter((pair): pair is [string, string] => pair[1] !== undefined);
}

/** The name under which the ledger keeps the file's numbers apart from those of other doors. */
export function sourceOf({ label }: Pick<PurchaseMapping, 'label'>): string {
  return `import:${label}`;
}
