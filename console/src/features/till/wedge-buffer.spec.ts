import { describe, expect, it } from 'vitest';
import { quietWedge, scanned, wedgeAfter } from './wedge-buffer';

/** Types `text` with a pause of `pauses[i]` ms (the last one goes on) and then Enter. */
function typed(text: string, ...pauses: readonly number[]): string | null {
  let at = 0;
  let wedge = quietWedge;
  [...text].forEach((key, i) => {
    at += pauses[Math.min(i, pauses.length - 1)] ?? 0;
    wedge = wedgeAfter(wedge, key, at);
  });
  return scanned(wedge, at + (pauses.at(-1) ?? 0));
}

describe('a keyboard wedge', () => {
  it('is told from typing by its speed', () => {
    expect(typed('8827982169738623605', 8)).toBe('8827982169738623605');
    expect(typed('8827982169738623605', 120)).toBeNull();
  });

  it('takes no short burst for a scan: an amount with Enter stays an amount', () => {
    expect(typed('128.50', 30)).toBeNull();
  });

  it('goes on when the PC stalls in the middle of a burst', () => {
    expect(typed('8827982169738623605', 8, 8, 8, 8, 8, 8, 300, 8)).toBe('8827982169738623605');
  });

  it('begins anew after what was typed before it', () => {
    expect(typed('12888279821697', 200, 200, 200, 200, 8)).toBe('88279821697');
  });
});
