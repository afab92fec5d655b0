import Taro from '@tarojs/taro';

export type Saved = 'saved' | 'refused' | 'cancelled';

const words = (error: unknown) => String((error as { errMsg?: string } | undefined)?.errMsg ?? '');

/** Puts a picture into the phone's album; `refused` when the member (or WeChat for them) has not allowed it. */
export async function savePicture(filePath: string): Promise<Saved> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath });
    return 'saved';
  } catch (error) {
    if (/auth|authorize|permission|privacy/i.test(words(error))) return 'refused';
    if (words(error).includes('cancel')) return 'cancelled';
    throw error;
  }
}

/** Opens WeChat's settings; true when the album may be written afterwards. */
export async function askForAlbum(): Promise<boolean> {
  const { authSetting } = await Taro.openSetting();
  return authSetting['scope.writePhotosAlbum'] === true;
}
