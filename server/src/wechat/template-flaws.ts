import type { ContentField } from './template-content.js';
import { isAllowed, type TemplateData } from './template-data.js';

/** Why WeChat would refuse the data (47003), by key. */
export interface TemplateFlaws {
  /** In the template, not in the data. */
  readonly missing: readonly string[];
  /** In the data, not in the template. */
  readonly unknown: readonly string[];
  /** Against the rule of the type, or not among the values the field allows. */
  readonly invalid: readonly string[];
}

/** Null when there is nothing to find fault with. */
export function templateFlaws(fields: readonly ContentField[], data: TemplateData): TemplateFlaws | null {
  const known = new Set(fields.map((field) => field.key));
  const flaws = {
    missing: fields.filter(({ key }) => data[key] === undefined).map(({ key }) => key),
    unknown: Object.keys(data).filter((key) => !known.has(key)),
    invalid: fields.filter((field) => !fits(field, data[field.key]?.value)).map(({ key }) => key),
  };
  return flaws.missing.length + flaws.unknown.length + flaws.invalid.length > 0 ? flaws : null;
}

function fits({ key, values }: ContentField, value: string | undefined): boolean {
  if (value === undefined) return true;
  return isAllowed(key, value) && (values === null || values.includes(value));
}

/** The flaws in one line, for the log and for whoever looks after the templates. */
export function flawsText({ missing, unknown, invalid }: TemplateFlaws): string {
  const part = (words: string, keys: readonly string[]) => (keys.length > 0 ? [`${words}${keys.join('、')}`] : []);
  return [...part('缺少 ', missing), ...part('模板里没有 ', unknown), ...part('内容不合要求 ', invalid)].join('；');
}
