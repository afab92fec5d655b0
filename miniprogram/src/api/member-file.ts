import Taro from '@tarojs/taro';
import { dropMemberSession, memberToken } from '../session';
import { ApiError } from './api-error';

async function download(path: string, token: string) {
  try {
    return await Taro.downloadFile({
      url: `${__API_BASE__}/api${path}`,
      header: { authorization: `Bearer ${token}` },
      timeout: 10_000,
    });
  } catch (error) {
    throw ApiError.offline((error as { errMsg?: string } | undefined)?.errMsg ?? '');
  }
}

/** A file of the member's own, as a local address; `problem` says what did not come. Throws ApiError. */
export async function memberFile(path: string, problem = '图片没有加载出来，请再试一次。'): Promise<string> {
  const token = await memberToken();
  let { statusCode, tempFilePath } = await download(path, token);
  if (statusCode === 401) {
    dropMemberSession(token);
    ({ statusCode, tempFilePath } = await download(path, await memberToken()));
  }
  if (statusCode === 200) return tempFilePath;
  throw new ApiError(statusCode === 404 ? 'not_found' : 'internal', problem);
}
