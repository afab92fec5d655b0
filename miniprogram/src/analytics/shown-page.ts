import Taro from '@tarojs/taro';

export interface ShownPage {
  readonly page: string;
  /** `article:12`, where the page shows one thing. */
  readonly item: string | null;
}

const things: readonly string[] = ['article', 'gathering', 'claim'];

/** The member's page in front; undefined where there is none, or it is the clerk's. */
export function shownPage(): ShownPage | undefined {
  const top = Taro.getCurrentPages().slice(-1)[0] as
    | { route?: string; $taroPath?: string; options?: Record<string, unknown> }
    | undefined;
  const [page = ''] = (top?.route ?? top?.$taroPath ?? '').replace(/^\//, '').split('?');
  if (!/^(pages|packages)\/[a-z0-9/-]{1,70}$/.test(page) || page.startsWith('packages/clerk/')) return undefined;
  const kind = things.find((thing) => page.includes(`/${thing}/`));
  const id = String(top?.options?.['id'] ?? '');
  return { page, item: kind && /^\d{1,9}$/.test(id) ? `${kind}:${id}` : null };
}
