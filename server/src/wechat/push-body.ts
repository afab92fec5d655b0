import type { PushFields } from './push-fields.js';
import { pushJson } from './push-json.js';
import { pushXml } from './push-xml.js';

/** Real messages have a few kilobytes; a user's text at most some two thousand characters. */
const MAX_CHARS = 65_536;
/** What XML wraps `List` into. */
const WRAPPERS = ['SubscribeMsgPopupEvent', 'SubscribeMsgChangeEvent', 'SubscribeMsgSentEvent'];

export interface PushBody {
  readonly format: 'json' | 'xml';
  readonly fields: PushFields;
}

/** A pushed text, whichever format it is written in, in one shape: see `WechatEvent.fields`. Null when unreadable. */
export function pushBody(text: string): PushBody | null {
  if (text.length > MAX_CHARS) return null;
  const content = text.replace(/^\uFEFF/, '').trimStart();
  const format = content.startsWith('<') ? 'xml' : 'json';
  const fields = format === 'xml' ? pushXml(content) : pushJson(content);
  return fields && { format, fields: withList(fields) };
}

function withList(fields: PushFields): PushFields {
  const wrapper = WRAPPERS.find((name) => isObject(fields[name]));
  const inner = wrapper === undefined ? null : fields[wrapper];
  const { [wrapper ?? '']: _, ...rest } = fields;
  const unwrapped = isObject(inner) ? { ...rest, ...inner } : fields;
  return 'List' in unwrapped ? { ...unwrapped, List: listOf(unwrapped['List']) } : unwrapped;
}

function listOf(list: unknown): readonly unknown[] {
  const entries: readonly unknown[] = Array.isArray(list) ? list : [list];
  return entries.filter(isObject);
}

function isObject(value: unknown): value is PushFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
