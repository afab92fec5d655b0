import type { PushAccount } from '../accounts/accounts.js';
import type { Platform } from '../platform.js';
import { pushRandom, receiverOf, type PushedEvent } from './envelope.js';
import type { PushFields } from './push-fields.js';
import { pushQueueOf } from './push-queue.js';

/**
 * Tells the shop of an event, in the background: never awaited, may be lost, come twice or late.
 * `ToUserName`, `CreateTime` and `MsgType` are added; they need not be given.
 * @param fromUser `FromUserName`: the openid of the person, `sys` for WeCom
 * @param fields `Event` and what belongs to it, in the order in which it is written
 */
export function pushEvent(platform: Platform, account: PushAccount, fromUser: string, fields: PushFields): void {
  const { settings } = platform.state;
  if (!settings.pushEvents) return;
  const event = complete(platform, account, fromUser, fields);
  if (isLost(platform)) {
    noteLoss(platform, event);
    return;
  }
  const queue = pushQueueOf(platform);
  if (settings.reorderCallbacks) queue.addOvertaking(event);
  else queue.add(event);
}

/** Who sends the events that are not about what a person did to the account: an openid of the platform's own. */
export function systemOpenid(platform: Platform): string {
  return `o${platform.accounts.merchant.appId.slice(2)}_wechatpush`.slice(0, 28);
}

function complete(platform: Platform, account: PushAccount, fromUser: string, fields: PushFields): PushedEvent {
  const { callbackSingleList } = platform.state.settings;
  const head = {
    ToUserName: receiverOf(platform, account).toUser,
    FromUserName: fromUser,
    CreateTime: Math.floor(platform.clock.now() / 1_000),
    MsgType: 'event',
  };
  return {
    account,
    fromUser,
    fields: { ...head, ...fields },
    singleAsObject:
      callbackSingleList === 'mixed' ? pushRandom(platform).fraction() < 0.5 : callbackSingleList === 'object',
  };
}

function isLost(platform: Platform): boolean {
  const { settings } = platform.state;
  if (settings.loseCallbacks > 0) {
    settings.loseCallbacks -= 1;
    platform.bus.emit({ kind: 'settings' });
    return true;
  }
  return settings.callbackLossRate > 0 && pushRandom(platform).fraction() < settings.callbackLossRate;
}

function noteLoss(platform: Platform, event: PushedEvent): void {
  platform.stats.event(String(event.fields['Event']), 'lost');
  platform.log.add({
    direction: 'out',
    method: 'POST',
    path: '',
    status: null,
    milliseconds: 0,
    note: `丢失的事件 ${String(event.fields['Event'])}`,
    request: JSON.stringify(event.fields),
    response: '',
  });
}
