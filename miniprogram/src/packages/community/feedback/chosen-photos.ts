import Taro from '@tarojs/taro';

export interface ChosenPhoto {
  /** A local address to show it by. */
  readonly address: string;
  /** As a JPEG of at most 1 MB. */
  readonly content: () => Promise<ArrayBuffer>;
}

const most = 1_048_576;
const qualities = [75, 55, 35];
const longestSide = 1280;

/** Smaller and smaller until it may be sent. */
async function smallEnough(src: string): Promise<ArrayBuffer> {
  for (const quality of qualities) {
    const { tempFilePath } = await Taro.compressImage({ src, quality, compressedWidth: longestSide });
    const content = Taro.getFileSystemManager().readFileSync(tempFilePath);
    if (content instanceof ArrayBuffer && content.byteLength <= most) return content;
  }
  throw new Error('too large');
}

/** Lets the member choose or take up to `count` photos; none when they gave up. */
export async function chosenPhotos(count: number): Promise<readonly ChosenPhoto[]> {
  const { tempFiles } = await Taro.chooseMedia({
    ...{ count, mediaType: ['image'], sizeType: ['compressed'], sourceType: ['album', 'camera'] },
  }).catch((error: { readonly errMsg?: string }) => {
    if (error.errMsg?.includes('cancel')) return { tempFiles: [] };
    throw error;
  });
  return tempFiles.slice(0, count).map(({ tempFilePath }) => ({
    ...{ address: tempFilePath, content: () => smallEnough(tempFilePath) },
  }));
}
