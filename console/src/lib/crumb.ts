import { useEffect, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let current: string | null = null;

function setCurrent(next: string | null): void {
  current = next;
  for (const listener of listeners) listener();
}

/** The last crumb of the page that is open: a card number, a campaign's name. */
export function useCrumb(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** A page names itself for the breadcrumbs as soon as it knows its subject. */
export function useOwnCrumb(name: string | null): void {
  useEffect(() => {
    setCurrent(name);
    return () => setCurrent(null);
  }, [name]);
}
