import type { PushFields, PushValue } from './push-fields.js';

/** XML puts the list of these events one level deeper than JSON. */
const listWrappers: Readonly<Record<string, string>> = {
  subscribe_msg_popup_event: 'SubscribeMsgPopupEvent',
  subscribe_msg_change_event: 'SubscribeMsgChangeEvent',
  subscribe_msg_sent_event: 'SubscribeMsgSentEvent',
};

/** @param singleAsObject a list of one entry is written as that entry, as some pushes do */
export function eventJson(fields: PushFields, singleAsObject: boolean): string {
  const list = fields['List'];
  const single = Array.isArray(list) && list.length === 1 ? (list[0] as PushFields) : null;
  const lists = listWrappers[String(fields['Event'])] !== undefined;
  const written = lists ? { ...fields, CreateTime: String(fields['CreateTime']) } : fields;
  return JSON.stringify(singleAsObject && single ? { ...written, List: single } : written);
}

export function eventXml(fields: PushFields): string {
  const wrapper = listWrappers[String(fields['Event'])];
  const { List: list, ...rest } = fields;
  const written = wrapper === undefined || list === undefined ? fields : { ...rest, [wrapper]: { List: list } };
  return `<xml>${elements(written)}</xml>`;
}

function elements(fields: PushFields): string {
  return Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: PushValue): string {
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (typeof value === 'string') return `<${name}>${isLongNumber(name, value) ? value : cdata(value)}</${name}>`;
  if (isList(value)) return value.map((entry) => element(name, entry)).join('');
  return `<${name}>${elements(value)}</${name}>`;
}

function isList(value: Exclude<PushValue, string | number>): value is readonly (string | PushFields)[] {
  return Array.isArray(value);
}

/** Ids and codes are given as text because some do not fit a number; XML writes these bare. */
function isLongNumber(name: string, value: string): boolean {
  return /^(MsgID|ErrorCode|PopupScene)$/.test(name) && /^-?\d+$/.test(value);
}

/** Text with `]]>` in it is cut between two sections. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
