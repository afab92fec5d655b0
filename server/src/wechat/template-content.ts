/** One field of a template as WeChat has it. */
export interface ContentField {
  /** `thing1`; for older templates of an official account `keyword1`. */
  readonly key: string;
  /** What stands before it; empty where nothing does. */
  readonly label: string;
  /** The only values it may hold; null where any of its type will do. */
  readonly values: readonly string[] | null;
}

const FIELD = /^(.*?)\{\s*\{\s*([A-Za-z_]\w*)\.DATA\s*\}\s*\}/;

/** The fields of a template's `content`, in order; `enums` by key. */
export function contentFields(content: string, enums: ReadonlyMap<string, readonly string[]>): ContentField[] {
  return content.split('\n').flatMap((line) => {
    const [, label, key] = FIELD.exec(line) ?? [];
    if (label === undefined || key === undefined) return [];
    return [{ key, label: label.replace(/[\s:：]+$/, '').trim(), values: enums.get(key) ?? null }];
  });
}
