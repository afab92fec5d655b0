import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentPolicy } from './security-headers.js';

interface Door {
  readonly prefix: string;
  readonly root: string;
  /** Shown until the pages have been built. */
  readonly missing: string;
}

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const doors: readonly Door[] = [
  {
    prefix: '/console',
    root: path.join(repository, 'console/dist'),
    missing: '控制台还没有构建，请先运行 npm run build。',
  },
  {
    prefix: '/m',
    root: path.join(repository, 'miniprogram/dist/h5'),
    missing: '会员端还没有构建，请先运行 npm run build。',
  },
];
const landing = path.join(repository, 'server/static');

/** The pages people open: `/` (which doors there are), `/console/` and `/m/`. */
export async function openDoors(server: FastifyInstance, friends: readonly string[]): Promise<void> {
  for (const door of doors) await openDoor(server, door, friends);
  await server.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root: landing,
      prefix: '/',
      wildcard: false,
      decorateReply: false,
      setHeaders: (reply) => void pageHeaders(reply, landing, friends),
    });
  });
}

async function openDoor(server: FastifyInstance, door: Door, friends: readonly string[]): Promise<void> {
  server.get(door.prefix, (_request, reply) => reply.redirect(`${door.prefix}/`));
  await server.register(
    async (scope) => {
      scope.setNotFoundHandler((request, reply) => fallBack(request, reply, door));
      await scope.register(fastifyStatic, {
        root: door.root,
        prefix: '/',
        decorateReply: true,
        setHeaders: (reply, file) => {
          if (file.endsWith('.html')) pageHeaders(reply, door.root, friends);
          else if (/[-.][0-9A-Za-z_-]{8,}\.\w+$/.test(file))
            reply.header('cache-control', 'public, max-age=31536000, immutable');
        },
      });
    },
    { prefix: door.prefix },
  );
}

/** A path of the single-page app is answered with its page; a missing file stays missing. */
function fallBack(request: FastifyRequest, reply: FastifyReply, door: Door): FastifyReply {
  const isPage =
    (request.method === 'GET' || request.method === 'HEAD') && !path.extname(request.url.split('?')[0] ?? '');
  if (isPage && existsSync(path.join(door.root, 'index.html'))) return reply.sendFile('index.html');
  return reply
    .status(404)
    .type('text/plain; charset=utf-8')
    .send(isPage ? door.missing : '没有找到。');
}

function pageHeaders(
  reply: { header(name: string, value: string): unknown },
  root: string,
  friends: readonly string[],
) {
  reply.header('cache-control', 'no-cache');
  reply.header('content-security-policy', contentPolicy({ scriptHashes: scriptHashes(root), friends }));
}

/** SHA-256 of each inline script of the page, as its policy wants them. */
function scriptHashes(root: string): string[] {
  const page = readFileSync(path.join(root, 'index.html'), 'utf8');
  return [...page.matchAll(/<script(?:\s+type="module")?>([\s\S]*?)<\/script>/g)].map((match) =>
    createHash('sha256')
      .update(match[1] ?? '')
      .digest('base64'),
  );
}
