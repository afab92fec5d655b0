import { useEffect, useRef } from 'react';

export type Hotkeys = Readonly<Partial<Record<string, () => void>>>;

/** Keys that work wherever the focus is: `F9`, `Escape`, `Alt+1`. Not while a dialog is open, which has keys of its own. */
export function useHotkeys(keys: Hotkeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || document.querySelector('.ant-modal-wrap:not([style*="none"])')) return;
      const act = latest.current[event.altKey ? `Alt+${event.code.replace('Digit', '')}` : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
