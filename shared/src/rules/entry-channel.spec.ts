import { entryChannel } from './entry-channel.js';

describe('how somebody came in (D231)', () => {
  test.each([
    [{ scene: 1047 }, 'code'],
    [{ scene: 1007 }, 'sharedCard'],
    [{ scene: 1008 }, 'group'],
    [{ scene: 1014 }, 'message'],
    [{ scene: 1043 }, 'officialAccount'],
    [{ scene: 1037, referrerAppId: 'wx1' }, 'otherApp'],
    [{ scene: 1001 }, 'direct'],
    [{}, 'direct'],
    [{ scene: 1047, storeId: 's1' }, 'storeCode'],
    [{ scene: 1047, storeId: 's1', campaign: 'spring' }, 'campaign'],
    [{ scene: 1008, invitation: '12345678', campaign: 'spring', storeId: 's1' }, 'invitation'],
    [{ scene: 9999, referrerAppId: 'wx1' }, 'otherApp'],
  ])('%j is %s', (signs, channel) => expect(entryChannel(signs)).toBe(channel));
});
