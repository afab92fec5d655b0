import { channelsOf } from './config-channels.js';

const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

test('nothing set means nothing connected', () => {
  expect(channelsOf({})).toEqual({ wecom: null, callbacks: {} });
});

test('a key alone decides for safe mode, its absence for plain mode, and WeCom is safe always', () => {
  const { callbacks } = channelsOf({
    WECHAT_CALLBACK_TOKEN: 'AAAAA',
    WECHAT_CALLBACK_AES_KEY: aesKey,
    OA_CALLBACK_TOKEN: 'BBBBB',
    WECOM_CALLBACK_TOKEN: 'CCCCC',
    WECOM_CALLBACK_AES_KEY: aesKey,
    WECOM_CALLBACK_MODE: 'plain',
  });
  expect(callbacks).toEqual({
    miniProgram: { token: 'AAAAA', encodingAesKey: aesKey, mode: 'safe' },
    officialAccount: { token: 'BBBBB', encodingAesKey: null, mode: 'plain' },
    wecom: { token: 'CCCCC', encodingAesKey: aesKey, mode: 'safe' },
  });
});

test.each([
  [{ WECHAT_CALLBACK_AES_KEY: aesKey }, 'WECHAT_CALLBACK_TOKEN'],
  [{ WECHAT_CALLBACK_TOKEN: 'AAAAA', WECHAT_CALLBACK_AES_KEY: 'short' }, 'WECHAT_CALLBACK_AES_KEY'],
  [{ OA_CALLBACK_TOKEN: 'AAAAA', OA_CALLBACK_MODE: 'both' }, 'OA_CALLBACK_MODE'],
  [{ OA_CALLBACK_TOKEN: 'AAAAA', OA_CALLBACK_MODE: 'safe' }, 'OA_CALLBACK_AES_KEY'],
  [{ WECOM_CALLBACK_TOKEN: 'AAAAA' }, 'WECOM_CALLBACK_AES_KEY'],
  [{ WECOM_CORPID: 'ww1', WECOM_AGENT_ID: '1000002' }, 'WECOM_SECRET'],
  [{ WECOM_CORPID: 'ww1', WECOM_AGENT_ID: 'one', WECOM_SECRET: 's' }, 'WECOM_AGENT_ID'],
])('%j is refused, naming %s', (env, name) => {
  expect(() => channelsOf(env)).toThrow(name);
});
