import type { ScannedCode } from '../till-state';
import { offlineKit, shopNow } from './offline-kit';
import { isTaken } from './offline-queue';
import { queueNow } from './queue-store';
import { readTierClaim } from './tier-claim';

const noKit = '这台手机还没有离线核对资料。这笔先收款，联网后请会员出示会员码补记。';
const forged = '这个码不是本店发出的，没有记。请会员打开小程序出示会员码。';
const expired = '这个码已经过时，请会员刷新会员码后再扫一次。截图不能用。';
const unreadable = '没有网络时只能扫会员码。手机号和卡号要联网才能查。';
const taken = '这个码刚才已经记过一笔，请会员刷新会员码后再扫一次。';

/** What was scanned, as far as this phone can check it alone, or the sentence that says why it cannot be taken. */
export function readOffline(text: string): ScannedCode | string {
  const kit = offlineKit();
  const now = shopNow();
  const reading = readTierClaim(text, kit?.publicKeys ?? [], now);
  if (reading.kind === 'forged') return kit ? forged : noKit;
  if (reading.kind === 'expired') return expired;
  if (reading.kind === 'unreadable') return unreadable;
  if (isTaken(queueNow(), reading.code)) return taken;
  return { code: reading.code, at: now, claim: reading.kind === 'genuine' ? reading.claim : null };
}
