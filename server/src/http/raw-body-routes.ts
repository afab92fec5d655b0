import type { FastifyInstance, FastifyRequest } from 'fastify';

const RAW = 'application/vnd.jieti.raw';

export interface RawBodyRoutes {
  readonly prefix: string;
  /** Bytes; a longer body is refused before it is read. */
  readonly bodyLimit: number;
}

/** On these routes the body is left as it came, in `rawBody`, whatever the sender says it is. */
export function keepRawBodies(server: FastifyInstance, kept: readonly RawBodyRoutes[]): void {
  server.addContentTypeParser(RAW, { parseAs: 'buffer' }, (request: WithRawBody, body, done) => {
    request.rawBody = body as Buffer;
    done(null, null);
  });
  server.addHook('onRoute', (route) => {
    const found = kept.find(({ prefix }) => route.url.startsWith(prefix));
    if (!found) return;
    route.bodyLimit = found.bodyLimit;
    route.onRequest = (request, _reply, done) => {
      request.headers['content-type'] = RAW;
      done();
    };
  });
}

interface WithRawBody extends FastifyRequest {
  rawBody?: Buffer;
}
