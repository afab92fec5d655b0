type Json = Readonly<Record<string, unknown>>;

/** The objects in the list `json[name]`; what is missing or no object is left out. */
export function listOf(json: Json, name: string): readonly Json[] {
  const list = json[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The object `json[name]`; empty where there is none. */
export function partOf(json: Json, name: string): Json {
  const part = json[name];
  return isObject(part) ? part : {};
}

/** Text as it stands; a number as its digits; empty where there is neither. */
export function textIn(json: Json, name: string): string {
  const value = json[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A whole number, also where it comes as text; 0 where there is none. */
export function countIn(json: Json, name: string): number {
  const value = Number(textIn(json, name));
  return Number.isSafeInteger(value) ? value : 0;
}

/** The texts in the list `json[name]`. */
export function textsIn(json: Json, name: string): readonly string[] {
  const list = json[name];
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
