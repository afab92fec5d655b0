/** Half of a character that needs two: what is left where a phone cut an emoji at the longest length of a field. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What somebody sent, without halves of characters; no engine keeps them as they are. */
export function storableTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(HALF, '');
  if (Array.isArray(value)) return value.map(storableTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storableTexts(one)]));
}

/** Where a NUL stands, which no engine takes: `answers.why`; null where none does. */
export function fieldWithNul(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, one] of Object.entries(value)) {
    const field = name.includes('\0') ? path : fieldWithNul(one, path === '' ? name : `${path}.${name}`);
    if (field !== null) return field;
  }
  return null;
}
