import { useEffect } from 'react';

interface Answer {
  readonly statusCode: number;
  readonly data: unknown;
  readonly header?: Readonly<Record<string, string>>;
}

interface Request {
  readonly url: string;
  readonly method: string;
  readonly data?: object;
  readonly header: Readonly<Record<string, string>>;
}

const storage = new Map<string, unknown>();
const hiders = new Set<() => void>();
const showers = new Set<() => void>();
const scrollers = new Set<() => void>();
const appShowers = new Set<() => void>();
const appHiders = new Set<() => void>();

/** Calls `work` at every such moment of the page while it stands. */
function useMoment(moment: Set<() => void>, work: () => void): void {
  useEffect(() => {
    moment.add(work);
    return () => void moment.delete(work);
  });
}

/** What the phone was asked to do, in order, and how it answers requests. */
export const phone = {
  calls: [] as string[],
  requests: [] as Request[],
  brightness: 0.4,
  pages: [] as { route?: string; $taroPath?: string; options?: Record<string, unknown> }[],
  params: {} as Record<string, string | undefined>,
  answer: (_request: Request): Answer | Error => ({ statusCode: 404, data: {} }),
  /** Where the element that is asked for stands in the window, 700 px high. */
  box: { top: 0, height: 0 },
  hide: () => hiders.forEach((work) => work()),
  show: () => showers.forEach((work) => work()),
  appShow: () => appShowers.forEach((work) => work()),
  appHide: () => appHiders.forEach((work) => work()),
  stored: (key: string): unknown => storage.get(key),
  store: (key: string, value: unknown) => void storage.set(key, value),
  scroll: () => scrollers.forEach((work) => work()),
  reset() {
    phone.calls.length = 0;
    phone.requests.length = 0;
    phone.brightness = 0.4;
    phone.params = {};
    storage.clear();
  },
};

const Taro = {
  onAppShow: (work: () => void) => void appShowers.add(work),
  onAppHide: (work: () => void) => void appHiders.add(work),
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  reLaunch: async ({ url }: { readonly url: string }) => void phone.calls.push(`reLaunch ${url}`),
  getCurrentPages: () => phone.pages,
  getCurrentInstance: () => ({ router: { params: phone.params } }),
  login: async () => ({ code: 'js-code' }),
  showToast: async () => undefined,
  getScreenBrightness: async () => ({ value: phone.brightness }),
  setScreenBrightness: async ({ value }: { readonly value: number }) => void (phone.brightness = value),
  setKeepScreenOn: async () => undefined,
  request: async (request: Request) => {
    phone.calls.push('request');
    phone.requests.push(request);
    const answer = phone.answer(request);
    if (answer instanceof Error) throw answer;
    return answer;
  },
  getWindowInfo: () => ({ windowHeight: 700 }),
  createSelectorQuery: () => {
    const query = {
      select: () => query,
      boundingClientRect: () => query,
      exec: (then: (found: readonly object[]) => void) => then([phone.box]),
    };
    return query;
  },
  requestSubscribeMessage: async ({ tmplIds }: { readonly tmplIds: readonly string[] }) => {
    phone.calls.push('requestSubscribeMessage');
    return Object.fromEntries(tmplIds.map((id) => [id, 'accept']));
  },
};

export const useRouter = () => ({ params: phone.params });
export const useDidShow = (work: () => void) => {
  useEffect(work, []);
  useMoment(showers, work);
};
export const useDidHide = (work: () => void) => useMoment(hiders, work);
export const usePageScroll = (work: () => void) => useMoment(scrollers, work);
export default Taro;

/** Nobody reaches the end of a page that is not laid out. */
export const useReachBottom = (): void => undefined;
export const usePullDownRefresh = (): void => undefined;
