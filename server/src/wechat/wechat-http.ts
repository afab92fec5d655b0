import { EventEmitter } from 'node:events';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'undici';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent byte for byte. */
  readonly body?: string;
}

/**
 * What became of a request. `unsent`: it never left, so it may be repeated. `unanswered`: it may have been carried
 * out, nobody knows.
 */
export type HttpOutcome =
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
    }
  | { readonly kind: 'unsent'; readonly cause: string }
  | { readonly kind: 'unanswered'; readonly cause: string };

/** Milliseconds. `total` bounds a reply that trickles. */
export interface HttpTimeouts {
  readonly connect: number;
  readonly reply: number;
  readonly total: number;
}

const DEFAULT_TIMEOUTS: HttpTimeouts = { connect: 3_000, reply: 8_000, total: 10_000 };
const CONNECTIONS = 64;
const MAX_REPLY_BYTES = 1_048_576;

const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The only HTTP client: one pool per origin, no redirects, no pipelining, never a repeat of its own accord. */
@Injectable()
export class WechatHttp implements OnApplicationShutdown {
  private readonly pools = new Map<string, Pool>();
  private timeouts = DEFAULT_TIMEOUTS;

  /** A client with other patience; the pools are its own. */
  static withTimeouts(timeouts: HttpTimeouts): WechatHttp {
    const http = new WechatHttp();
    http.timeouts = timeouts;
    return http;
  }

  async request(origin: string, request: HttpRequest): Promise<HttpOutcome> {
    // An emitter and a timer that ends with the request: an abort signal costs several times as much per request.
    const ending = new EventEmitter();
    const timer = setTimeout(() => ending.emit('abort'), this.timeouts.total);
    try {
      const reply = await this.poolOf(origin).request({
        method: request.method,
        path: request.path,
        headers: { ...request.headers },
        body: request.body,
        signal: ending,
      });
      const body = Buffer.from(await reply.body.arrayBuffer());
      return { kind: 'reply', status: reply.statusCode, headers: plainHeaders(reply.headers), body };
    } catch (error) {
      const cause = causeOf(error);
      return { kind: BEFORE_SENDING.has(cause) ? 'unsent' : 'unanswered', cause };
    } finally {
      clearTimeout(timer);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  private poolOf(origin: string): Pool {
    const known = this.pools.get(origin);
    if (known) return known;
    const pool = new Pool(origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      connect: { timeout: this.timeouts.connect },
      headersTimeout: this.timeouts.reply,
      bodyTimeout: this.timeouts.reply,
      maxResponseSize: MAX_REPLY_BYTES,
    });
    this.pools.set(origin, pool);
    return pool;
  }
}

function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

/** Several addresses of one host fail together, as one AggregateError; its code stands on the parts. */
function causeOf(error: unknown): string {
  if (error instanceof AggregateError) return causeOf(error.errors[0]);
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
