import { useEffect } from 'react';

interface Answer {
  readonly statusCode: number;
  readonly data: unknown;
}

interface Request {
  readonly url: string;
  readonly method: string;
  readonly data?: object;
  readonly header: Readonly<Record<string, string>>;
}

const storage = new Map<string, unknown>();

/** What the phone was asked to do, in order, and how it answers requests. */
export const phone = {
  calls: [] as string[],
  requests: [] as Request[],
  brightness: 0.4,
  pages: [] as { route?: string; $taroPath?: string; options?: Record<string, unknown> }[],
  params: {} as Record<string, string | undefined>,
  answer: (_request: Request): Answer | Error => ({ statusCode: 404, data: {} }),
  reset() {
    phone.calls.length = 0;
    phone.requests.length = 0;
    phone.brightness = 0.4;
    phone.params = {};
    storage.clear();
  },
};

const Taro = {
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  reLaunch: async ({ url }: { readonly url: string }) => void phone.calls.push(`reLaunch ${url}`),
  getCurrentPages: () => phone.pages,
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
  requestSubscribeMessage: async ({ tmplIds }: { readonly tmplIds: readonly string[] }) => {
    phone.calls.push('requestSubscribeMessage');
    return Object.fromEntries(tmplIds.map((id) => [id, 'accept']));
  },
};

export const useRouter = () => ({ params: phone.params });
export const useDidShow = (work: () => void) => useEffect(work, []);
export const useDidHide = () => undefined;
export default Taro;
