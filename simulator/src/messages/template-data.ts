import { ApiError } from '../http/api-error.js';
import type { Message } from '../state/state.js';
import { isAllowedValue } from './value-rules.js';

interface TemplateFields {
  readonly fields: readonly { readonly key: string; readonly label: string; readonly values?: readonly string[] }[];
}

/**
 * Reads `data` against the template: the same keys, each value by the rule of its type.
 * @throws ApiError 47003 naming the field
 */
export function readTemplateData(template: TemplateFields, data: unknown): Message['fields'] {
  const given = new Map(Object.entries(typeof data === 'object' && data !== null ? data : {}));
  const fields = template.fields.map((field) => {
    const value = valueOf(given.get(field.key));
    if (value === null || value === '') throw new ApiError(47003, `argument invalid! data.${field.key}.value is empty`);
    if (!isAllowedValue(field.key, value) || field.values?.includes(value) === false)
      throw new ApiError(47003, `argument invalid! data.${field.key}.value invalid`);
    given.delete(field.key);
    return { label: field.label, value };
  });
  for (const key of given.keys()) throw new ApiError(47003, `argument invalid! data.${key}.value invalid`);
  return fields;
}

function valueOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('value' in entry)) return null;
  const { value } = entry;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
