import { LIBRARY_BASE } from './pay-library.js';
import type { PayTransport } from './pay-transport.js';
import type { PayVerifier } from './pay-verify.js';
import type { HttpOutcome } from './wechat-http.js';

type Headers = Readonly<Record<string, unknown>>;

/** What the library gets back. `status` 0: no answer that can be trusted; `code` is WeChat Pay's own word. */
export interface PayAnswer {
  readonly status: number;
  data?: unknown;
  readonly error?: string;
}

/** The library's way out: our own pool and base address, and no success that WeChat Pay has not signed. */
export class PayHttp {
  constructor(
    private readonly transport: PayTransport,
    private readonly verifier: PayVerifier,
  ) {}

  async get(url: string, headers: Headers): Promise<PayAnswer> {
    return this.answer(
      await this.transport.send({ method: 'GET', path: pathOf(url), authorization: authorizationOf(headers) }),
    );
  }

  async post(url: string, params: Readonly<Record<string, unknown>>, headers: Headers): Promise<PayAnswer> {
    return this.answer(
      await this.transport.send({
        method: 'POST',
        path: pathOf(url),
        authorization: authorizationOf(headers),
        // The library signs this very text.
        body: JSON.stringify(params),
      }),
    );
  }

  upload(): Promise<PayAnswer> {
    return Promise.reject(new Error('uploads are not used'));
  }

  private async answer(outcome: HttpOutcome): Promise<PayAnswer> {
    if (outcome.kind !== 'reply') return { status: 0, error: outcome.cause };
    const data = jsonOf(outcome.body);
    const isSuccess = outcome.status >= 200 && outcome.status < 300;
    if (!isSuccess) return { status: outcome.status, data, error: codeOf(data) };
    const verdict = await this.verifier.verify(outcome.headers, outcome.body);
    return verdict === 'genuine' ? { status: outcome.status, data } : { status: 0, error: `reply ${verdict}` };
  }
}

function pathOf(url: string): string {
  return url.startsWith(LIBRARY_BASE) ? url.slice(LIBRARY_BASE.length) : url;
}

function authorizationOf(headers: Headers): string {
  const value = headers['Authorization'];
  if (typeof value !== 'string') throw new Error('the library gave no Authorization');
  return value;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function codeOf(data: unknown): string {
  const code = typeof data === 'object' && data !== null ? (data as { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
