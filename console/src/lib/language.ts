import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

const STORAGE_KEY = 'jieti.language';
const listeners = new Set<() => void>();
let current: Language = localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh';

/** Outside components; whoever shows what comes of it uses `useText` beside, and is drawn again when it changes. */
export const currentLanguage = (): Language => current;

export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export function setLanguage(language: Language): void {
  current = language;
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const listener of listeners) listener();
}
