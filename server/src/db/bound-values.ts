/** A value both engines store exactly as given. */
export type BoundValue = string | number | bigint | Buffer | null;

/**
 * What is really bound for `values`, checked against the placeholders of the statement.
 * @throws TypeError for a wrong count and for anything an engine would change, truncate or abort on.
 */
export function bindValues(values: readonly unknown[], placeholders: number): BoundValue[] {
  if (values.length !== placeholders) {
    throw new TypeError(`the statement has ${placeholders} placeholders, but ${values.length} values were given`);
  }
  const bound = new Array<BoundValue>(values.length);
  for (let i = 0; i < values.length; i += 1) bound[i] = bindValue(values[i], i);
  return bound;
}

function bindValue(value: unknown, index: number): BoundValue {
  if (value === undefined || value === null) return null;
  switch (typeof value) {
    case 'string':
      if (value.includes('\0')) throw new TypeError(`value ${index + 1} contains NUL`);
      return value;
    case 'number':
      return bindNumber(value, index);
    case 'boolean':
      return value ? 1 : 0;
    default:
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      throw new TypeError(`value ${index + 1} is a ${typeof value}, which has no place in a table`);
  }
}

function bindNumber(value: number, index: number): number {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  if (!Number.isFinite(value) || Number.isInteger(value)) {
    throw new TypeError(`value ${index + 1} is ${value}, which is not a number that can be stored exactly`);
  }
  return value;
}

const QUOTES: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`' };

/** Statements are few and come again and again; those of long lists are not kept. */
const COUNTED_LIMIT = 2000;
const COUNTED_LENGTH = 4000;
const counted = new Map<string, number>();

/**
 * Number of `?` outside of quoted text and comments.
 * @throws TypeError for numbered and named parameters: only `?` is portable.
 */
export function countPlaceholders(sql: string): number {
  const known = counted.get(sql);
  if (known !== undefined) return known;
  const count = newlyCounted(sql);
  if (sql.length <= COUNTED_LENGTH && counted.size < COUNTED_LIMIT) counted.set(sql, count);
  return count;
}

function newlyCounted(sql: string): number {
  const stripped = /['"`]|--|\/\*/.test(sql) ? withoutQuotedText(sql) : sql;
  if (/\?\d|(^|[\s(,=<>])[:@$][A-Za-z]/.test(stripped)) throw new TypeError('only plain ? placeholders are portable');
  let count = 0;
  for (let at = stripped.indexOf('?'); at >= 0; at = stripped.indexOf('?', at + 1)) count += 1;
  return count;
}

function withoutQuotedText(sql: string): string {
  let out = '';
  for (let at = 0; at < sql.length; ) {
    const end = endOfSkipped(sql, at);
    if (end > at) {
      out += ' ';
      at = end;
    } else {
      out += sql[at];
      at += 1;
    }
  }
  return out;
}

/** Where quoted text or a comment that begins at `at` ends; `at` itself when none begins there. */
function endOfSkipped(sql: string, at: number): number {
  const quote = QUOTES[sql.charAt(at)];
  const closing = quote ?? (sql.startsWith('--', at) ? '\n' : sql.startsWith('/*', at) ? '*/' : undefined);
  if (closing === undefined) return at;
  const end = sql.indexOf(closing, at + (quote ? 1 : 2));
  return end < 0 ? sql.length : end + closing.length;
}
