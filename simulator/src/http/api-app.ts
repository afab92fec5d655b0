import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.js';
import { addFaultHooks } from '../faults/fault-hooks.js';
import { ApiError, errorBody } from './api-error.js';
import { addLogHooks } from './log-hooks.js';

/** Prepares a scope for endpoints of api.weixin.qq.com. */
export function prepareApi(app: FastifyInstance, platform: Platform): void {
  addLogHooks(app, platform);
  addFaultHooks(app, platform, () => ({
    status: 200,
    body: errorBody(new ApiError(-1, 'system error'), platform.random),
  }));
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof ApiError)) throw error;
    return reply.code(200).send(errorBody(error, platform.random));
  });
}

/** @throws ApiError 47001 where the body is not a JSON object, 44002 where it is missing */
export function readJsonObject(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'string' || body === '') throw new ApiError(44002, 'empty post data');
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ApiError(47001, 'data format error');
  return value as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(47001, 'data format error');
  }
}

/** A string of a query or a body; anything else reads as missing. */
export function textOf(source: unknown, name: string): string {
  if (typeof source !== 'object' || source === null) return '';
  const value: unknown = Reflect.get(source, name);
  return typeof value === 'string' ? value : '';
}
