import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const typings = createRequire(import.meta.url).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts');

/** The members of WeChat's `wx`, each with the base library that first has it, read from the official typings. */
export function readWxSurface() {
  const text = readFileSync(typings, 'utf8');
  const start = text.indexOf('interface Wx {');
  const surface = new Map();
  let since = '1.0.0';
  for (const line of text.slice(start).split('\n').slice(1)) {
    if (/^ {4}}/.test(line)) break;
    since = /需要基础库：\s*`([\d.]+)`/.exec(line)?.[1] ?? (line.trim() === '/**' ? '1.0.0' : since);
    const member = /^ {8}(?:readonly )?([a-zA-Z]\w*)[(<:?]/.exec(line)?.[1];
    if (member) surface.set(member, since);
  }
  return surface;
}
