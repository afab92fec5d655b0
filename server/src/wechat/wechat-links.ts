import { Injectable } from '@nestjs/common';
import type { ApiReply } from './read-reply.js';
import { textIn } from './reply-parts.js';
import { WechatApi, type ImageReply } from './wechat-api.js';

/** A page of the mini-program: without a leading slash, and without a query. */
export interface LinkTarget {
  readonly page: string;
  /** `a=1&b=2`, at most 1,024 characters. */
  readonly query: string;
}

export type LinkRefusal =
  | 'bad_scene'
  | 'page_unknown'
  | 'bad_target'
  | 'too_long_lived'
  | 'rate_limited'
  | 'not_authorised'
  | 'unavailable';

export type LinkOutcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: LinkRefusal };

/** wechat-platform 1.5. */
const BY_CODE: Readonly<Record<number, LinkRefusal>> = {
  40097: 'bad_scene',
  40129: 'bad_scene',
  40169: 'bad_scene',
  41030: 'page_unknown',
  40165: 'bad_target',
  40212: 'bad_target',
  85402: 'bad_target',
  85406: 'bad_target',
  85407: 'bad_target',
  85408: 'bad_target',
  85401: 'too_long_lived',
  44990: 'rate_limited',
  44993: 'rate_limited',
  45009: 'rate_limited',
  45011: 'rate_limited',
  85096: 'not_authorised',
  85079: 'not_authorised',
  48001: 'not_authorised',
  48004: 'not_authorised',
};
const SCENE = /^[\dA-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const MOST_DAYS = 30;

/** Codes and links that open the mini-program from outside. */
@Injectable()
export class WechatLinks {
  constructor(private readonly api: WechatApi) {}

  /** The picture of a code; there may be any number of them. `scene` arrives in the page, at most 32 characters. */
  async code(page: string, scene: string, width = 430): Promise<LinkOutcome<Buffer>> {
    if (!SCENE.test(scene)) return { kind: 'refused', refusal: 'bad_scene' };
    const body = { scene, page, check_path: true, env_version: 'release', width };
    const reply = await this.api.bytes('miniProgram', '/wxa/getwxacodeunlimit', body);
    return reply.kind === 'image' ? { kind: 'ok', value: reply.bytes } : refused(reply);
  }

  /** An https address that opens the mini-program, for messages and posters; good for at most 30 days. */
  async urlLink({ page, query }: LinkTarget, days: number): Promise<LinkOutcome<string>> {
    if (days > MOST_DAYS) return { kind: 'refused', refusal: 'too_long_lived' };
    const life = { expire_type: 1, expire_interval: days };
    const body = { path: page, query, ...life, env_version: 'release' };
    const reply = await this.api.post('miniProgram', '/wxa/generate_urllink', body, 'ifNotDone');
    return reply.kind === 'ok' ? { kind: 'ok', value: textIn(reply.json, 'url_link') } : refused(reply);
  }

  /** The same as `weixin://`, for browsers on phones. */
  async scheme({ page, query }: LinkTarget, days: number): Promise<LinkOutcome<string>> {
    if (days > MOST_DAYS) return { kind: 'refused', refusal: 'too_long_lived' };
    const target = { jump_wxa: { path: page, query, env_version: 'release' } };
    const body = { ...target, is_expire: true, expire_type: 1, expire_interval: days };
    const reply = await this.api.post('miniProgram', '/wxa/generatescheme', body, 'ifNotDone');
    return reply.kind === 'ok' ? { kind: 'ok', value: textIn(reply.json, 'openlink') } : refused(reply);
  }
}

function refused(reply: Exclude<ApiReply, { kind: 'ok' }> | Exclude<ImageReply, { kind: 'image' }>) {
  const refusal = reply.kind === 'refused' ? BY_CODE[reply.errcode] : undefined;
  return { kind: 'refused', refusal: refusal ?? 'unavailable' } as const;
}
