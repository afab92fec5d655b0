import type { FastifyInstance } from 'fastify';
import { textOf } from '../http/api-app.js';
import { addEndpoint, ok } from '../http/api-endpoint.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';

const visitLife = 2 * 3_600_000;
const longest = 2_500;

interface RiskyWord {
  readonly word: string;
  readonly label: number;
  readonly suggest: 'risky' | 'review';
}

/** What this simulator takes offence at; the real list is not published. */
export const riskyWords: readonly RiskyWord[] = [
  { word: '加微信', label: 10001, suggest: 'review' },
  { word: '代开发票', label: 10001, suggest: 'risky' },
  { word: '反动', label: 20001, suggest: 'risky' },
  { word: '裸聊', label: 20002, suggest: 'risky' },
  { word: '滚蛋', label: 20003, suggest: 'review' },
  { word: '赌博', label: 20006, suggest: 'risky' },
  { word: '刷单返利', label: 20008, suggest: 'risky' },
  { word: '低俗', label: 20012, suggest: 'review' },
  { word: '盗版', label: 20013, suggest: 'review' },
];

/** `msg_sec_check`, version 2. */
export function addContentRoutes(app: FastifyInstance, platform: Platform): void {
  addEndpoint(app, platform, { method: 'POST', path: '/wxa/msg_sec_check', apps: ['miniProgram'] }, ({ body }) =>
    checkContent(platform, body),
  );
}

/** @throws ApiError 40003, 47001, 40129, 61010 not in the mini-program for two hours */
function checkContent(platform: Platform, body: Readonly<Record<string, unknown>>): object {
  const phone = platform.state.phones[textOf(body, 'openid')];
  const content = textOf(body, 'content');
  if (!phone) throw new ApiError(40003, 'invalid openid');
  if (body['version'] !== 2 || content === '' || [...content].length > longest)
    throw new ApiError(47001, 'data format error');
  if (![1, 2, 3, 4].includes(Number(body['scene']))) throw new ApiError(40129, 'invalid scene');
  if (phone.visitedAt === undefined || phone.visitedAt < platform.clock.now() - visitLife)
    throw new ApiError(61010, 'code is expired');
  const all = [content, ...['title', 'nickname', 'signature'].map((name) => textOf(body, name))].join('\n');
  const hits = riskyWords.filter(({ word }) => all.includes(word));
  const worst = hits.find(({ suggest }) => suggest === 'risky') ?? hits[0];
  const result = { suggest: worst?.suggest ?? 'pass', label: worst?.label ?? 100 };
  const detail = hits.map(({ word, label, suggest }) => ({
    strategy: 'keyword',
    errcode: 0,
    suggest,
    label,
    level: 90,
    keyword: word,
  }));
  const model = { strategy: 'content_model', errcode: 0, ...result, prob: 90 };
  const traceId = [8, 8, 8].map((length) => platform.random.of('request ids').hex(length)).join('-');
  return { ...ok, result, detail: [model, ...detail], trace_id: traceId };
}
