import { english } from './english/english';
import { useLanguage } from './language';

/** Translates a Chinese text of the screens. What has no English yet stays Chinese. */
export type Translate = (chinese: string, values?: Readonly<Record<string, string | number>>) => string;

export function useText(): Translate {
  const language = useLanguage();
  return (chinese, values) => {
    const text = language === 'en' ? (english[chinese] ?? chinese) : chinese;
    return values ? text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole)) : text;
  };
}
