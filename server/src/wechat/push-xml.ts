import { SaxesParser } from 'saxes';
import { MAX_PUSH_DEPTH, type PushFields } from './push-fields.js';

interface Open {
  readonly name: string;
  readonly children: Map<string, unknown>;
  text: string;
}

/** Thrown out of the parser's events to end it. */
class NotAccepted extends Error {}

/**
 * An `<xml>` element as fields: elements without children are text, repeated ones an array. There is no DTD and so no
 * entity but the five of XML; nothing is fetched or expanded. Null for whatever is not well-formed or too deep.
 */
export function pushXml(text: string): PushFields | null {
  const stack: Open[] = [{ name: '', children: new Map(), text: '' }];
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', refuse);
  parser.on('processinginstruction', refuse);
  parser.on('error', refuse);
  parser.on('opentagstart', ({ name }) => {
    if (stack.length > MAX_PUSH_DEPTH) refuse();
    stack.push({ name, children: new Map(), text: '' });
  });
  parser.on('text', (part) => void (stack.at(-1)!.text += part));
  parser.on('cdata', (part) => void (stack.at(-1)!.text += part));
  parser.on('closetag', () => closeInto(stack));
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof NotAccepted) return null;
    throw error;
  }
  const root = stack[0]?.children.get('xml');
  return isFields(root) ? root : null;
}

function closeInto(stack: Open[]): void {
  const closed = stack.pop();
  const parent = stack.at(-1);
  if (!closed || !parent) return;
  if (closed.children.size > 0 && closed.text.trim() !== '') refuse();
  const value = closed.children.size > 0 ? Object.fromEntries(closed.children) : closed.text;
  const known = parent.children.get(closed.name);
  if (known === undefined) parent.children.set(closed.name, value);
  else if (Array.isArray(known)) known.push(value);
  else parent.children.set(closed.name, [known, value]);
}

function refuse(): never {
  throw new NotAccepted();
}

function isFields(value: unknown): value is PushFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
