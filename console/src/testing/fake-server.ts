import type { ErrorCode } from '@jieti/shared/api/errors';
import { errorCodes } from '@jieti/shared/api/errors';
import { vi } from 'vitest';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = (request: SeenRequest) => Response;

export interface FakeServer {
  readonly seen: readonly SeenRequest[];
  /** `GET /members`. The last answer given for an address stands. */
  on(address: string, answer: Answer): void;
}

/** Stands in for the network; whatever no answer was given for is a 404 of ours. */
export function startFakeServer(): FakeServer {
  const answers = new Map<string, Answer>();
  const seen: SeenRequest[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'http://shop.test');
    const request: SeenRequest = {
      method: init.method ?? 'GET',
      path: url.pathname.replace(/^\/api/, ''),
      query: Object.fromEntries(url.searchParams),
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    seen.push(request);
    return (answers.get(`${request.method} ${request.path}`) ?? (() => refusal('not_found')))(request);
  });
  return { seen, on: (address, answer) => void answers.set(address, answer) };
}

/** A schema of the contract, as far as the tests need it. */
interface Schema<T> {
  parse(value: unknown): T;
}

/** An answer the contract allows: a fixture that drifted from the schema fails here. */
export function json<T>(schema: Schema<T>, body: T): Response {
  return new Response(JSON.stringify(schema.parse(body)), { headers: { 'content-type': 'application/json' } });
}

export function jsonList<T>(schema: Schema<T>, bodies: readonly T[]): Response {
  return new Response(JSON.stringify(bodies.map((body) => schema.parse(body))));
}

export function refusal(code: ErrorCode): Response {
  const { status, sentence } = errorCodes[code];
  return new Response(JSON.stringify({ code, message: sentence, requestId: 'r-1' }), { status });
}
