import type { MessageContent } from '@jieti/shared/model/message';

/** One field of a WeChat template: its key there (`thing1`), what people call it, and what fills it. */
export interface TemplateField {
  readonly key: string;
  readonly label: string;
  /** A name in `MessageContent.values`, or `title` or `body`. */
  readonly source: string;
}

export type TemplateData = Readonly<Record<string, { readonly value: string }>>;

export type FilledTemplate =
  | { readonly kind: 'filled'; readonly data: TemplateData }
  /** The keys that would break WeChat's rules: it is not worth a call. */
  | { readonly kind: 'invalid'; readonly keys: readonly string[] };

const DATE = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{1,2}月\d{1,2}日|\d{4}([-/.])\d{1,2}\1\d{1,2})`;
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const dateRule = new RegExp(`^${DATE}(?: ${CLOCK})?$`);
const timeRule = new RegExp(`^(?:${DATE} )?${CLOCK}$`);

/** Value rules by the type a key starts with (wechat-platform 2.2); lengths count code points. */
const rules: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (v) => lengthOf(v) <= 20,
  number: (v) => /^-?[\d.]{1,32}$/.test(v),
  letter: (v) => /^[A-Za-z]{1,32}$/.test(v),
  symbol: (v) => lengthOf(v) <= 5 && !/[\p{L}\p{N}]/u.test(v),
  character_string: (v) => /^[\x21-\x7e]{1,32}$/.test(v),
  time: (v) => eachOf(v, (part) => timeRule.test(part)),
  date: (v) => eachOf(v, (part) => dateRule.test(part)),
  amount: (v) => /^[¥￥$€£]?\d{1,10}(?:\.\d+)?元?$/.test(v),
  phone_number: (v) => /^[\d+\-() ]{1,17}$/.test(v),
  car_number: (v) => /^\p{sc=Han}?[A-Z\d]{1,7}\p{sc=Han}?$/u.test(v) && lengthOf(v) <= 8,
  name: (v) => lengthOf(v) <= (/\p{sc=Han}/u.test(v) ? 10 : 20) && !/\d/.test(v),
  phrase: (v) => /^\p{sc=Han}{1,5}$/u.test(v),
};

/** Subscription templates: keys carry their type, and every value must keep that type's rule. */
export function fillTemplate(fields: readonly TemplateField[], content: MessageContent): FilledTemplate {
  const entries = fields.map((field) => [field.key, { value: valueFor(field, content) }] as const);
  const invalid = entries.filter(([key, { value }]) => !isAllowed(key, value)).map(([key]) => key);
  if (fields.length === 0 || invalid.length > 0) return { kind: 'invalid', keys: invalid };
  return { kind: 'filled', data: Object.fromEntries(entries) };
}

/** Whether `value` may stand in the field `key`; a key of an unknown type may hold any 20 characters. */
export function isAllowed(key: string, value: string): boolean {
  if (value === '' || /\p{Cc}/u.test(value)) return false;
  const type = /^([a-z_]+?)\d*$/.exec(key)?.[1] ?? '';
  const rule = rules[type] ?? ((text: string) => lengthOf(text) <= 20);
  return rule(value);
}

/** Free text is shortened to fit; anything else is given as it is, and refused when it does not fit. */
function valueFor(field: TemplateField, content: MessageContent): string {
  const raw =
    content.values[field.source] ??
    (field.source === 'body' ? content.body : field.source === 'title' ? content.title : '');
  const value = raw.replace(/\p{Cc}+/gu, ' ').trim();
  return /^(?:thing|keyword|const)\d*$/.test(field.key) ? shorten(value, 20) : value;
}

function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

function eachOf(value: string, holds: (part: string) => boolean): boolean {
  const parts = value.split('~').map((part) => part.trim());
  return parts.length <= 2 && parts.every(holds);
}

const lengthOf = (text: string): number => [...text].length;
