import { MAX_PUSH_DEPTH, type PushFields } from './push-fields.js';

const TOKEN = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A JSON object as fields, every number as the text it was written as. Null for anything else, and when too deep. */
export function pushJson(text: string): PushFields | null {
  let value: unknown;
  try {
    // Checked before it is taken apart: on text that is not JSON, looking for its strings could take long.
    JSON.parse(text);
    value = JSON.parse(text.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${token}"`)));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return isShallow(value, 1) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, asText(v)])) : null;
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth <= MAX_PUSH_DEPTH && Object.values(value).every((inner) => isShallow(inner, depth + 1));
}

/** The same as XML would have it: there is no null and no truth there. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (value === null) return '';
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, asText(v)]));
  return String(value);
}
