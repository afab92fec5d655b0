import { useSyncExternalStore } from 'react';
import type { StaffSession } from '@jieti/shared/api/auth';

const STORAGE_KEY = 'jieti.session';
const listeners = new Set<() => void>();
let current: StaffSession | null = read();

/** Who is signed in on this browser. One store, so that a 401 anywhere signs out everywhere. */
export const session = {
  get(): StaffSession | null {
    if (current && current.expiresAt <= Date.now()) session.clear();
    return current;
  },
  set(next: StaffSession): void {
    current = next;
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
    notify();
  },
  clear(): void {
    if (!current) return;
    current = null;
    localStorage.removeItem(STORAGE_KEY);
    notify();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function useSession(): StaffSession | null {
  return useSyncExternalStore(session.subscribe, () => current);
}

function notify(): void {
  for (const listener of listeners) listener();
}

function read(): StaffSession | null {
  const text = localStorage.getItem(STORAGE_KEY);
  if (!text) return null;
  try {
    const stored = JSON.parse(text) as StaffSession;
    return stored.expiresAt > Date.now() ? stored : null;
  } catch {
    return null;
  }
}
