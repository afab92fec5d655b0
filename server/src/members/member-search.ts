import type { MemberSearch } from './members.queries.js';

/** What somebody typed into the search box; `hashOf` is the keyed hash of a telephone number. */
export function memberSearch(text: string | undefined, hashOf: (phone: string) => string): MemberSearch | null {
  const words = text?.trim() ?? '';
  if (words === '') return null;
  const digits = words.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1\d{10}$/.test(digits)) return { kind: 'phone', hash: hashOf(digits) };
  if (/^\d{4}$/.test(words)) return { kind: 'phoneTail', tail: words };
  return { kind: 'text', text: words };
}
