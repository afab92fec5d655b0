import { request } from 'undici';
import { z } from 'zod';
import { issueLoginCode } from '../login/login-codes.js';
import type { Platform } from '../platform.js';
import { ControlError } from './control-error.js';

const SessionSchema = z.looseObject({ token: z.string() });
const ProgrammeSchema = z.looseObject({ noticeVersion: z.int() });
const ToldSchema = z.looseObject({ message: z.string() });

/** Joins at the shop as the mini-program does, or logs in again. Returns the token of the session. */
export async function logInAtShop(platform: Platform, openid: string): Promise<string> {
  const { noticeVersion } = await askShop(platform, ProgrammeSchema, { path: '/api/programme/public' });
  const body = { code: issueLoginCode(platform, openid), noticeVersion };
  return (await askShop(platform, SessionSchema, { path: '/api/auth/join', body })).token;
}

export interface Question {
  readonly path: string;
  /** Absent: only asks. */
  readonly body?: object;
  readonly token?: string;
}

/** @throws ControlError 502 where the shop does not answer or refuses */
export async function askShop<T>(platform: Platform, schema: z.ZodType<T>, question: Question): Promise<T> {
  const url = `${platform.merchantUrl}${question.path}`;
  const answer = await request(url, {
    method: question.body === undefined ? 'GET' : 'POST',
    headers: {
      ...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(question.token === undefined ? {} : { authorization: `Bearer ${question.token}` }),
    },
    body: question.body === undefined ? null : JSON.stringify(question.body),
    signal: AbortSignal.timeout(15_000),
  }).then(
    async (response) => ({ status: response.statusCode, text: await response.body.text() }),
    () => null,
  );
  if (answer === null)
    throw new ControlError(502, 'merchant_unreachable', `商家服务器没有回应：${url}。请确认它已启动。`);
  const value = parse(answer.text);
  const read = schema.safeParse(answer.status < 300 ? value : null);
  if (!read.success) {
    const told = ToldSchema.safeParse(value).data?.message ?? answer.text.slice(0, 300);
    throw new ControlError(502, 'merchant_refused', `商家服务器没有接受（${question.path} ${answer.status}）：${told}`);
  }
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
