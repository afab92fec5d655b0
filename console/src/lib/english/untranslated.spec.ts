import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { english } from './english';
import { stillChinese } from './still-chinese';

const root = path.resolve(import.meta.dirname, '../..');
const han = /[\u4e00-\u9fff]/;

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'));
}

/** Chinese that reaches the screen without the dictionary: text between tags, attributes, joined texts, unknown keys. */
function untranslated(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null && han.test(text)) {
      const isKey = ts.isStringLiteralLike(node) && !ts.isJsxAttribute(node.parent) && Object.hasOwn(english, text);
      if (!isKey) found.push(text.trim());
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

const all = new Map(['features', 'app', 'components'].flatMap(sources).map((file) => [file, untranslated(file)]));

it('every Chinese text of the screens has its English, but for the pages that still wait for it', () => {
  const more = [...all].filter(([file, found]) => found.length > (stillChinese[file] ?? 0));
  expect(Object.fromEntries(more)).toEqual({});
});

it('the list of pages that wait for their English only grows shorter', () => {
  const fewer = Object.entries(stillChinese).filter(([file, count]) => (all.get(file)?.length ?? 0) < count);
  expect(fewer.map(([file, count]) => `${file}: ${count} → ${all.get(file)?.length ?? 0}`)).toEqual([]);
});
