import Taro from '@tarojs/taro';

/** What the button that hands the file over says. */
export const handOverLabel = '发到微信聊天，自己保存';

/** Sends a prepared file to a chat; WeChat allows it only as the first thing a tap does. */
export async function handOver(filePath: string, fileName: string): Promise<'done' | 'cancelled'> {
  try {
    await Taro.shareFileMessage({ filePath, fileName });
    return 'done';
  } catch (error) {
    if (String((error as { errMsg?: string } | undefined)?.errMsg).includes('cancel')) return 'cancelled';
    throw error;
  }
}
