import type { RefusalDetail } from '../http/refusal.js';
import { normalCode } from './exchange-code.js';

export interface ListedCode {
  readonly code: string;
  readonly norm: string;
  /** Counted from 1. */
  readonly line: number;
}

const MAX_LINES = 10_000;

/** Codes as somebody pasted them, one a line, empty lines left out, and what is wrong with them. */
export function listedCodes(text: string): {
  readonly codes: readonly ListedCode[];
  readonly problems: RefusalDetail[];
} {
  const problems: RefusalDetail[] = [];
  const seen = new Map<string, number>();
  const codes = text.split(/\r\n|\r|\n/).flatMap((typed, i): ListedCode[] => {
    const code = typed.trim();
    const line = i + 1;
    if (code === '') return [];
    const norm = code.length > 40 ? null : normalCode(code);
    const before = norm === null ? undefined : seen.get(norm);
    if (norm === null) problems.push({ field: `text.${line}`, message: `第 ${line} 行要是 6 到 32 个字母或数字` });
    else if (before !== undefined)
      problems.push({ field: `text.${line}`, message: `第 ${line} 行和第 ${before} 行分不清` });
    else seen.set(norm, line);
    return norm === null ? [] : [{ code, norm, line }];
  });
  if (codes.length > MAX_LINES) problems.push({ field: 'text', message: `一次最多 ${MAX_LINES} 个，请分几次导入` });
  if (codes.length === 0 && problems.length === 0) problems.push({ field: 'text', message: '没有兑换码' });
  return { codes, problems };
}
