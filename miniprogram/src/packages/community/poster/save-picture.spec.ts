import Taro from '@tarojs/taro';
import { askForAlbum, savePicture } from './save-picture';

const answering = (answer: object | Error) =>
  Object.assign(Taro, {
    saveImageToPhotosAlbum: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
  });
const failing = (errMsg: string) => answering(Object.assign(new Error(errMsg), { errMsg }));

describe('saving into the album', () => {
  it.each([
    ['saveImageToPhotosAlbum:fail auth deny', 'refused'],
    ['saveImageToPhotosAlbum:fail authorize no response', 'refused'],
    ['saveImageToPhotosAlbum:fail privacy permission is not authorized', 'refused'],
    ['saveImageToPhotosAlbum:fail cancel', 'cancelled'],
  ])('%s is %s', async (errMsg, outcome) => {
    failing(errMsg);
    await expect(savePicture('wxfile://poster.png')).resolves.toBe(outcome);
  });

  it('is done when WeChat says so, and a broken file is no refusal', async () => {
    answering({ errMsg: 'saveImageToPhotosAlbum:ok' });
    await expect(savePicture('wxfile://poster.png')).resolves.toBe('saved');
    failing('saveImageToPhotosAlbum:fail file not exists');
    await expect(savePicture('wxfile://poster.png')).rejects.toThrow('file not exists');
  });

  it('asks by way of the settings, which may be left as they were', async () => {
    for (const allowed of [true, false]) {
      Object.assign(Taro, { openSetting: async () => ({ authSetting: { 'scope.writePhotosAlbum': allowed } }) });
      await expect(askForAlbum()).resolves.toBe(allowed);
    }
  });
});
