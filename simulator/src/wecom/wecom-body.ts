import { ApiError } from '../http/api-error.js';

type Source = Readonly<Record<string, unknown>>;

/** @throws ApiError 40058 where it is not a whole number between the two */
export function integerOf(source: Source, name: string, range: { least: number; most: number; otherwise: number }) {
  const value = source[name] ?? range.otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < range.least || value > range.most)
    throw new ApiError(40058, `invalid Request Parameter: ${name}`);
  return value;
}

/** @throws ApiError 40058 where it is not a list of texts, or longer than allowed */
export function textsOf(source: Source, name: string, most: number): readonly string[] {
  const value = source[name] ?? [];
  if (!Array.isArray(value) || value.length > most || !value.every((item) => typeof item === 'string'))
    throw new ApiError(40058, `invalid Request Parameter: ${name}`);
  return value;
}

export function objectOf(source: Source, name: string): Source {
  const value = source[name];
  return typeof value === 'object' && value !== null ? (value as Source) : {};
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Empty at the end. */
  readonly nextCursor: string;
}

/** One page of a list that only grows at its end. @throws ApiError 40058 where the cursor is not one of ours */
export function pageOf<T>(all: readonly T[], cursor: string, limit: number): Page<T> {
  const from = cursor === '' ? 0 : positionOf(cursor);
  const end = from + limit;
  return { items: all.slice(from, end), nextCursor: end < all.length ? cursorOf(end) : '' };
}

function cursorOf(position: number): string {
  return Buffer.from(`position ${position}`).toString('base64url');
}

function positionOf(cursor: string): number {
  const position = /^position (\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (position === undefined) throw new ApiError(40058, 'invalid Request Parameter: cursor');
  return Number(position);
}

/** Seconds, as WeCom writes time. */
export function seconds(at: number): number {
  return Math.floor(at / 1_000);
}
