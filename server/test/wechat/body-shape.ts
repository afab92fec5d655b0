/** `path: type` of everything in a JSON body; lists are looked at all together, and keys of `data` stand for each other. */
export function bodyShape(body: unknown): ReadonlySet<string> {
  const shape = new Set<string>();
  collect(shape, '', body);
  return shape;
}

function collect(shape: Set<string>, path: string, value: unknown): void {
  if (Array.isArray(value)) {
    shape.add(`${path}: list`);
    for (const item of value) collect(shape, `${path}[]`, item);
  } else if (typeof value === 'object' && value !== null) {
    if (path !== '') shape.add(`${path}: object`);
    for (const [key, item] of Object.entries(value)) {
      collect(shape, path === 'data' ? 'data.*' : path === '' ? key : `${path}.${key}`, item);
    }
  } else {
    shape.add(`${path}: ${typeof value}`);
  }
}

/** What one body has that the other has not. */
export function shapeBeyond(body: unknown, other: unknown): readonly string[] {
  const known = bodyShape(other);
  return [...bodyShape(body)].filter((entry) => !known.has(entry)).sort();
}
