import type { Definition } from './definition';

/** Equal in everything they say: the server may answer with its fields in another order. */
export function sameDefinition(a: Definition, b: Definition): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(definition: Definition): string {
  return JSON.stringify(definition, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
