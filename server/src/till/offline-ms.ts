/** How old a purchase that was taken without a network may be when it is delivered: two days (D167). */
export const OFFLINE_MS = 48 * 3_600_000;
