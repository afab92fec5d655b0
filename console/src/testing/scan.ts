import { createEvent, fireEvent } from '@testing-library/react';

/** Between two keys of a scanner, in ms. */
const PAUSE = 8;

/**
 * As a hand scanner does it: keys in a burst, then Enter, wherever the focus is. The keys carry the scanner's own times:
 * what the machine of the test takes to work on each of them must not make a person of the scanner.
 */
export function scan(text: string): void {
  const target = document.activeElement ?? document.body;
  const from = performance.now();
  for (const [i, key] of [...text, 'Enter'].entries()) {
    const event = createEvent.keyDown(target, { key });
    Object.defineProperty(event, 'timeStamp', { value: from + i * PAUSE });
    const goesOn = fireEvent(target, event);
    if (goesOn && key.length === 1 && target instanceof HTMLInputElement)
      fireEvent.input(target, { target: { value: target.value + key } });
  }
}
