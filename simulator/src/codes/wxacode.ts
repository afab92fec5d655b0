import { encode } from 'uqr';
import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { encodePng } from './png.js';

const longestScene = 32;

/**
 * `getwxacodeunlimit`: a picture of a code. The real one is round and only WeChat reads it; this one is a QR code that
 * opens nothing, whose text names page and scene.
 * @throws ApiError 40169 length of the scene, 40129 its characters, 85096 a reserved name, 41030 page, 40097 the rest
 */
export function drawCode(platform: Platform, body: Readonly<Record<string, unknown>>): Buffer {
  const scene = textOf(body, 'scene');
  checkScene(scene);
  const page = textOf(body, 'page');
  checkPage(platform, page, body['check_path'] !== false);
  const version = textOf(body, 'env_version') || 'release';
  const width = body['width'] ?? 430;
  if (!['release', 'trial', 'develop'].includes(version)) throw new ApiError(40097, 'invalid args');
  if (typeof width !== 'number' || !(width >= 280 && width <= 1_280)) throw new ApiError(40097, 'invalid args');
  return draw(codeText(platform, { page, scene, version }), Math.round(width), body);
}

function codeText(
  platform: Platform,
  code: { readonly page: string; readonly scene: string; readonly version: string },
): string {
  const { appId } = platform.accounts.merchant;
  return `https://wxacode.invalid/${appId}?${new URLSearchParams({ ...code }).toString()}`;
}

function checkScene(scene: string): void {
  if (scene.length === 0 || scene.length > longestScene)
    throw new ApiError(40169, 'invalid length for scene, or the data is not json string');
  if (scene.includes('scancode_time')) throw new ApiError(85096, 'not allow include scancode_time field');
  if (!/^[\w!#$&'()*+,/:;=?@.~-]+$/.test(scene)) throw new ApiError(40129, 'invalid scene');
}

function checkPage(platform: Platform, page: string, released: boolean): void {
  const { releasedPages } = platform.state.settings;
  const isThere = page === '' || releasedPages.length === 0 || releasedPages.includes(page);
  if (page.startsWith('/') || page.includes('?') || (released && !isThere)) throw new ApiError(41030, 'invalid page');
}

function draw(text: string, size: number, body: Readonly<Record<string, unknown>>): Buffer {
  const { data } = encode(text, { border: 2 });
  const scale = data.length / size;
  return encodePng({
    size,
    isDark: (x, y) => data[Math.floor(y * scale)]?.[Math.floor(x * scale)] ?? false,
    dark: colour(body['line_color']),
    transparent: body['is_hyaline'] === true,
  });
}

/** Real calls write the three parts as numbers or as text. */
function colour(value: unknown): readonly [number, number, number] {
  const part = (name: string): number => {
    const given: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : 0;
    return Math.min(255, Math.max(0, Math.floor(Number(given)) || 0));
  };
  return [part('r'), part('g'), part('b')];
}
