import type { GroupEntry } from '@jieti/shared/api/groups';
import type { DemoInfo } from '@jieti/shared/api/reports';
import { getDemo } from './api/demo';
import { request } from './api/request';
import type { SubscribeResults, WechatPort } from './wechat-port';
import { askWechat } from './wechat-prompts';

const phoneKey = 'demo-phone';

let demo: Promise<DemoInfo> | undefined;
const getDemoOnce = () => {
  demo =
    demo ??
    getDemo().catch((error: unknown) => {
      demo = undefined;
      throw error;
    });
  return demo;
};

/** What the simulated WeChat opened the page with. */
function fromAddress(name: string): string | null {
  const query = `${window.location.search}&${window.location.hash.split('?')[1] ?? ''}`;
  return new URLSearchParams(query).get(name);
}

function chosenPhone(): string | null {
  const named = fromAddress('phone');
  if (named) window.localStorage.setItem(phoneKey, named);
  return window.localStorage.getItem(phoneKey);
}

async function phonePath(action: string) {
  const { simulatorUrl, phones } = await getDemoOnce();
  const openid = chosenPhone() ?? phones[0]?.openid ?? '';
  return { origin: simulatorUrl, path: `/sim/phones/${encodeURIComponent(openid)}/${action}` };
}

async function act<T>(action: string, body: object): Promise<T> {
  const { origin, path } = await phonePath(action);
  return request<T>(path, { origin, method: 'POST', body });
}

/** The simulated WeChat of the demo shop: which phone this is comes from `?phone=<openid>`. */
export const wechat: WechatPort = {
  owner: () => chosenPhone() ?? 'first',

  channel: 'h5',

  loginCode: async () => (await act<{ code: string }>('login-code', {})).code,

  subscribe: async (templates) => {
    const answers = await askWechat<SubscribeResults>((answer) => ({ kind: 'subscribe', templates, answer }));
    // Who chose in the simulator not to be asked again gets the choice of then.
    const { results } = await act<{ results: SubscribeResults }>('consents', { results: answers });
    return results;
  },

  pay: async (payment, amountFen) => {
    const agreed = await askWechat<boolean>((answer) => ({ kind: 'pay', amountFen, answer }));
    if (!agreed) return 'cancelled';
    await act('pay', { prepayId: payment.package.replace(/^prepay_id=/, '') });
    return 'paid';
  },

  scan: async () => window.prompt('把会员码的数字输在这里')?.trim() || undefined,

  groupEntry: async () => {
    const chatId = fromAddress('group');
    if (!chatId) return undefined;
    const { encryptedData, iv } = await act<GroupEntry>('group-entry', { chatId });
    return { encryptedData, iv };
  },

  brighten: () => () => undefined,

  openPrivacyContract: () => undefined,

  subscriptionSettings: async () => null,

  openSettings: async () => undefined,

  keepPicture: async (_tag, mime, image) => `data:${mime};base64,${image}`,
};

/** What the button for the telephone number says. */
export async function askPhoneCode(): Promise<{ code?: string; errno?: number; errMsg: string }> {
  const agreed = await askWechat<boolean>((answer) => ({ kind: 'phone', answer }));
  if (!agreed) return { errMsg: 'getPhoneNumber:fail user deny' };
  return act('phone-code', {});
}
