import { createHash } from 'node:crypto';
import type { ProgrammeDraft } from '@jieti/shared/rules/programme/validate-programme';

/** Of what the draft says, whatever the order its fields were written in: sha256 of its JSON with sorted keys, in hex. */
export function definitionHash(draft: ProgrammeDraft): string {
  return createHash('sha256').update(canonicalJson(draft)).digest('hex');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`)
    .join(',')}}`;
}
