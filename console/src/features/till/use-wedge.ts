import { useEffect, useRef } from 'react';
import { quietWedge, scanned, wedgeAfter } from './wedge-buffer';

interface Field {
  readonly input: HTMLInputElement;
  readonly value: string;
}

/**
 * Hears a hand scanner that types like a keyboard, wherever the focus is. What it typed into a field is taken out again;
 * its Enter does nothing else. One at a time listens: `active` says whether this one does.
 */
export function useWedge(onScan: (text: string) => void, active: boolean): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    if (!active) return;
    let wedge = quietWedge;
    let field: Field | null = null;
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (event.key === 'Enter') {
        const text = scanned(wedge, event.timeStamp);
        wedge = quietWedge;
        if (text === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (field) restore(field);
        latest.current(text);
      } else if (key !== null) {
        const next = wedgeAfter(wedge, key, event.timeStamp);
        if (next.text.length === 1) field = fieldUnder(event.target);
        wedge = next;
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [active]);
}

/** The character a key stands for. An input method for Chinese hides it; digits are told by the key itself. */
function keyOf(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.key.length === 1) return event.key;
  return event.key === 'Process' ? (/^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? null) : null;
}

function fieldUnder(target: EventTarget | null): Field | null {
  return target instanceof HTMLInputElement ? { input: target, value: target.value } : null;
}

/** Through the prototype's setter, so that React takes it for a change by the user. */
function restore({ input, value }: Field): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
