import type { PushAccount } from '../accounts/accounts.js';
import type { Platform } from '../platform.js';
import { pushManner } from '../push/push-manner.js';

/** Everything a shop's server is set up with, the present way of pushing events included. */
export function accountsView(platform: Platform): object {
  const { merchant } = platform.accounts;
  const callback = (account: PushAccount): object => ({
    ...merchant.callbacks[account],
    ...pushManner(platform, account),
  });
  return {
    ...merchant,
    callbacks: {
      miniProgram: callback('miniProgram'),
      officialAccount: callback('officialAccount'),
      wecom: callback('wecom'),
    },
  };
}
