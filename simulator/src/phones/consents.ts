import type { Platform } from '../platform.js';
import { pushEvent } from '../push/push.js';
import type { Phone } from '../state/state.js';

/** The answers of a popup; where the person chose before not to be asked again, the choice of then. */
export function effectiveResults<T extends string>(
  phone: Phone,
  results: Readonly<Record<string, T>>,
): Readonly<Record<string, T | 'accept' | 'reject'>> {
  const { remembered = {} } = phone;
  return Object.fromEntries(Object.entries(results).map(([id, result]) => [id, remembered[id] ?? result]));
}

/** The person ticked that the choice be kept. */
export function rememberChoice(phone: Phone, results: Readonly<Record<string, string>>): void {
  for (const [id, result] of Object.entries(results))
    if (result === 'accept' || result === 'reject') phone.remembered = { [id]: result, ...phone.remembered };
}

/**
 * What the person answered in the subscription popup: each accept is the right to one more message.
 * The shop is told of what was answered; templates the popup left out are not in the event.
 */
export function answerConsents(platform: Platform, phone: Phone, results: Readonly<Record<string, string>>): void {
  const list = countAnswers(platform, phone, results).map((answer) => ({ ...answer, PopupScene: '0' }));
  if (list.length === 0) return;
  pushEvent(platform, 'miniProgram', phone.openid, { Event: 'subscribe_msg_popup_event', List: list });
}

/** The same on a web page of the official account, for its subscription notifications. */
export function answerNotices(platform: Platform, phone: Phone, results: Readonly<Record<string, string>>): void {
  const list = countAnswers(platform, phone, results).map((answer) => ({ ...answer, PopupScene: '1' }));
  if (list.length === 0) return;
  pushEvent(platform, 'officialAccount', phone.oaOpenid, { Event: 'subscribe_msg_popup_event', List: list });
}

function countAnswers(platform: Platform, phone: Phone, results: Readonly<Record<string, string>>) {
  for (const [templateId, result] of Object.entries(results)) {
    if (result === 'accept') phone.consents[templateId] = (phone.consents[templateId] ?? 0) + 1;
  }
  changed(platform, phone);
  return Object.entries(results)
    .filter(([, result]) => result === 'accept' || result === 'reject')
    .map(([TemplateId, SubscribeStatusString]) => ({ TemplateId, SubscribeStatusString }));
}

/** The person turned templates off in the settings of the mini-program: nothing more may be sent. */
export function withdrawConsents(platform: Platform, phone: Phone, templateIds: readonly string[]): void {
  for (const templateId of templateIds) {
    phone.consents[templateId] = 0;
    delete phone.remembered?.[templateId];
  }
  changed(platform, phone);
  pushEvent(platform, 'miniProgram', phone.openid, {
    Event: 'subscribe_msg_change_event',
    List: templateIds.map((TemplateId) => ({ TemplateId, SubscribeStatusString: 'reject' })),
  });
}

function changed(platform: Platform, phone: Phone): void {
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid: phone.openid });
}
