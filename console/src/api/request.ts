import { ApiError } from './api-error';
import { session } from './session';

type QueryValue = string | number | boolean | undefined | null;

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly signal?: AbortSignal;
}

/** Calls `/api` and answers with the parsed body. Throws `ApiError`; a 401 ends the session. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Like `request`, for files: answers with the blob and the name the server gave it. */
export async function requestFile(path: string, options: RequestOptions = {}): Promise<{ blob: Blob; name: string }> {
  const response = await send(path, options);
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  return { blob: await response.blob(), name: encoded ? decodeURIComponent(encoded) : (plain ?? 'export.csv') };
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const response = await fetch(addressOf(path, options.query), initOf(options)).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw ApiError.offline();
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  const error = ApiError.ofBody(response.status, body);
  if (response.status === 401 && error.code !== 'credentials_wrong') session.clear();
  throw error;
}

function initOf(options: RequestOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  const token = session.get()?.token;
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  return {
    method: options.method ?? 'GET',
    headers,
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
  };
}

function addressOf(path: string, query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  return search.size > 0 ? `/api${path}?${search}` : `/api${path}`;
}
