import Taro from '@tarojs/taro';
import { tellOpenedInvitation } from '../api/auth';
import { openPage } from '../open-page';
import { noteLaunch } from './current-entry';
import type { LaunchOptions } from './launch-entry';

let told = '';

/** That a friend's link was opened is counted, once while the mini-program runs; without an answer nobody loses anything. */
function tellOnce(code: string): void {
  if (told === code) return;
  told = code;
  void tellOpenedInvitation(code).catch(() => undefined);
}

/** Remembers how the mini-program came to the front, and goes where the code or link leads. */
export function followLaunch(options: LaunchOptions | undefined): void {
  if (!options) return;
  const { page, entry } = noteLaunch(options);
  if (entry.invitation) tellOnce(entry.invitation);
  // The page it was opened on has to stand first.
  if (page && page.split('?')[0] !== options.path) Taro.nextTick(() => openPage(page));
}
