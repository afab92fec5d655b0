import Taro from '@tarojs/taro';
import { openPage } from '../open-page';
import { noteLaunch } from './current-entry';
import type { LaunchOptions } from './launch-entry';

/** Remembers how the mini-program came to the front, and goes where the code or link leads. */
export function followLaunch(options: LaunchOptions | undefined): void {
  if (!options) return;
  const { page } = noteLaunch(options);
  // The page it was opened on has to stand first.
  if (page && page.split('?')[0] !== options.path) Taro.nextTick(() => openPage(page));
}
