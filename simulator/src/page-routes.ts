import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

const folder = new URL('../static/', import.meta.url);

/** The page; its files are read anew each time, they are small. */
export function addPageRoutes(app: FastifyInstance): void {
  for (const file of readdirSync(folder)) {
    const type = types[path.extname(file)];
    if (type === undefined) continue;
    app.get(file === 'index.html' ? '/' : `/${file}`, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'no-cache')
        .send(readFileSync(new URL(file, folder), 'utf8')),
    );
  }
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());
}
