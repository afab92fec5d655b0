import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { SafeDatabase } from './safe-database.js';

const dir = mkdtempSync(path.join(tmpdir(), 'jieti-safe-'));
const database = new SafeDatabase(path.join(dir, 'safe.db'));
afterAll(() => {
  database.close();
  rmSync(dir, { recursive: true });
});

const echo = (...values: unknown[]) =>
  database.prepare(`SELECT ${values.map((_, i) => `? AS v${i}`).join(', ')}`).all(...values)[0] as Record<
    string,
    unknown
  >;

test('whatever is bound comes back as it was, or is refused with a TypeError', () => {
  fc.assert(
    fc.property(
      fc.array(fc.anything({ withDate: true, withTypedArray: true, withBigInt: true, withNullPrototype: true }), {
        minLength: 1,
        maxLength: 4,
      }),
      (values) => {
        let row: Record<string, unknown>;
        try {
          row = echo(...values);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
          expect(values.some((v) => !isPlain(v))).toBe(true);
          return;
        }
        values.forEach((value, i) => expect(row[`v${i}`]).toEqual(expected(value)));
      },
    ),
    { numRuns: 3000 },
  );
});

function isPlain(value: unknown): boolean {
  if (typeof value === 'number')
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (typeof value === 'string') return !value.includes('\0');
  return value === null || value === undefined || typeof value === 'boolean' || value instanceof Uint8Array;
}

function expected(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return Buffer.from(value, 'utf8').toString('utf8');
  if (value instanceof Uint8Array) return Buffer.from(value);
  return value === 0 ? 0 : value;
}

test.each([
  ['a date', new Date(0)],
  ['an object', { a: 1 }],
  ['NaN', NaN],
  ['an integer beyond 2^53', 2 ** 53],
  ['a bigint', 1n],
  ['text with NUL', 'a\0b'],
])('%s alone is refused, and the process lives', (_, value) => {
  expect(() => echo(value)).toThrow(TypeError);
});

test('too few and too many values are refused', () => {
  expect(() => database.prepare('SELECT ? AS a, ? AS b').all(1)).toThrow(TypeError);
  expect(() => database.prepare('SELECT ? AS a').all(1, 2)).toThrow(TypeError);
});

test('question marks in text, names and comments are no placeholders', () => {
  const rows = database.prepare(`SELECT '?''?' AS "a?", ? AS b -- ?\n /* ? */`).all(5);
  expect(rows).toEqual([{ 'a?': "?'?", b: 5 }]);
});

test('whole numbers are stored as integers, also in text columns', () => {
  expect(database.prepare("SELECT typeof(?) AS t, 'n' || ? AS s").all(5, 5)).toEqual([{ t: 'integer', s: 'n5' }]);
});

test('named and numbered placeholders are refused', () => {
  expect(() => database.prepare('SELECT ?1')).toThrow(TypeError);
  expect(() => database.prepare('SELECT :name')).toThrow(TypeError);
});
