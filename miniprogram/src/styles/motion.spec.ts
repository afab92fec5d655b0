import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const source = path.join(__dirname, '..');
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.scss'));

const moves = (text: string) => /^\s*(?:animation|transition)(?:-[a-z]+)?:\s*(?!none)/m.test(text);
const mayRest = (text: string) => text.includes('prefers-reduced-motion: reduce');

describe('motion', () => {
  it('stops wherever something moves, for whoever asked their phone for less of it', () => {
    const texts = sheets.map((file) => ({ file, text: readFileSync(path.join(source, file), 'utf8') }));
    const moving = texts.filter(({ text }) => moves(text));
    expect(moving.length).toBeGreaterThan(3);
    expect(moving.filter(({ text }) => !mayRest(text)).map(({ file }) => file)).toEqual([]);
  });
});
