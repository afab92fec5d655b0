import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import { deliver } from '../messages/deliver.js';
import type { Platform } from '../platform.js';
import { readContent } from './mass-request.js';
import { messageOf } from './mass-tasks.js';

/** `send_welcome_msg`: once, within 20 seconds of the code. @throws ApiError 41051 used, expired or unknown; 40058 */
export function sendWelcome(platform: Platform, body: Readonly<Record<string, unknown>>): void {
  const { wecom, phones } = platform.state;
  const code = textOf(body, 'welcome_code');
  const welcome = wecom.welcomeCodes[code];
  const content = readContent(body);
  if (!welcome || welcome.used || welcome.expiresAt <= platform.clock.now())
    throw new ApiError(41051, 'welcome code expired or used');
  welcome.used = true;
  const phone = phones[wecom.customers[welcome.externalUserid]?.openid ?? ''];
  platform.store.changed();
  if (phone) deliver(platform, phone, messageOf(platform, { ...content, msgid: code.slice(0, 32) }, welcome));
}
