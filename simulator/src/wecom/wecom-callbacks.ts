import type { Platform } from '../platform.js';
import { pushEvent } from '../push/push.js';
import type { PushFields } from '../push/push-fields.js';

export type ContactChange =
  | 'add_external_contact'
  | 'add_half_external_contact'
  | 'edit_external_contact'
  | 'del_external_contact'
  | 'del_follow_user'
  | 'transfer_fail'
  | 'msg_audit_approved';

/** `change_external_contact`: between one staff member and one customer. */
export function tellContactChange(
  platform: Platform,
  change: ContactChange,
  pair: { readonly userid: string; readonly externalUserid: string },
  details: PushFields = {},
): void {
  pushEvent(platform, 'wecom', 'sys', {
    Event: 'change_external_contact',
    ChangeType: change,
    UserID: pair.userid,
    ExternalUserID: pair.externalUserid,
    ...details,
  });
}

/** `change_external_chat`: a group came to be, changed or was dismissed. */
export function tellChatChange(
  platform: Platform,
  change: 'create' | 'update' | 'dismiss',
  chatId: string,
  details: PushFields = {},
): void {
  pushEvent(platform, 'wecom', 'sys', {
    Event: 'change_external_chat',
    ChatId: chatId,
    ChangeType: change,
    ...details,
  });
}
