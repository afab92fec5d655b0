import Taro from '@tarojs/taro';
import type { SubscribeResults, WechatPort } from './wechat-port';

const answers = ['accept', 'reject', 'ban', 'filter'] as const;

function resultsOf(answer: object, ids: readonly string[]): SubscribeResults {
  const given = new Map<string, unknown>(Object.entries(answer));
  const results: SubscribeResults = {};
  for (const id of ids) {
    const known = answers.find((a) => a === given.get(id));
    if (known) results[id] = known;
  }
  return results;
}

const cancelled = (error: unknown) => String((error as { errMsg?: string } | undefined)?.errMsg).includes('cancel');

/** A phone that does not let its screen be changed still shows the code. */
const ignoringRefusal = (change: Promise<unknown>): void => void change.catch(() => undefined);

/** Written into the phone's own folder: a picture in the page's data would slow every change of the page. */
function keepFile(name: string, image: string): Promise<string> {
  const path = `${Taro.env.USER_DATA_PATH}/${name}`;
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath: path,
      data: image,
      encoding: 'base64',
      success: () => resolve(path),
      fail: reject,
    });
  });
}

/** Chats of groups, cards shared there, and codes seen there; elsewhere WeChat has no group to tell. */
const groupScenes: readonly number[] = [1008, 1044, 1158, 1160, 1185];

/** WeChat itself. */
export const wechat: WechatPort = {
  owner: () => 'self',

  channel: 'miniProgram',

  loginCode: async () => (await Taro.login()).code,

  subscribe: (templates) => {
    const ids = templates.map((t) => t.templateId);
    return Taro.requestSubscribeMessage({ tmplIds: ids, entityIds: [] }).then((answer) => resultsOf(answer, ids));
  },

  pay: async (payment) => {
    try {
      await Taro.requestPayment(payment);
      return 'paid';
    } catch (error) {
      if (cancelled(error)) return 'cancelled';
      throw error;
    }
  },

  scan: async () => {
    try {
      return (await Taro.scanCode({ onlyFromCamera: false })).result;
    } catch (error) {
      if (cancelled(error)) return undefined;
      throw error;
    }
  },

  groupEntry: async (scene) => {
    if (!groupScenes.includes(scene)) return undefined;
    const answer = await Taro.getGroupEnterInfo({}).catch(() => ({}));
    // Taro's type of the answer leaves out what is in it.
    const sealed = new Map<string, unknown>(Object.entries(answer));
    const [encryptedData, iv] = [sealed.get('encryptedData'), sealed.get('iv')];
    return typeof encryptedData === 'string' && typeof iv === 'string' ? { encryptedData, iv } : undefined;
  },

  brighten: () => {
    let before: number | undefined;
    let left = false;
    ignoringRefusal(
      Taro.getScreenBrightness().then(async (screen) => {
        if (left) return;
        before = screen.value;
        await Taro.setScreenBrightness({ value: 1 });
      }),
    );
    ignoringRefusal(Taro.setKeepScreenOn({ keepScreenOn: true }));
    return () => {
      left = true;
      if (before !== undefined) ignoringRefusal(Taro.setScreenBrightness({ value: before }));
      ignoringRefusal(Taro.setKeepScreenOn({ keepScreenOn: false }));
    };
  },

  openPrivacyContract: () => Taro.openPrivacyContract({}),

  subscriptionSettings: async () => {
    const { subscriptionsSetting } = await Taro.getSetting({ withSubscriptions: true });
    if (!subscriptionsSetting) return null;
    const { mainSwitch, itemSettings } = subscriptionsSetting;
    return { mainSwitch, remembered: { ...itemSettings } };
  },

  openSettings: async () => void (await Taro.openSetting({ withSubscriptions: true })),

  keepPicture: (tag, mime, image) => keepFile(`avatar-${tag}.${mime.split('/')[1] ?? 'png'}`, image),
};
