/** `?,?,?` for an IN list. */
export function placeholders(count: number): string {
  return Array<string>(count).fill('?').join(',');
}

/** `items` in parts of at most `size`; SQLite binds at most 32,766 values to a statement. */
export function chunked<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
