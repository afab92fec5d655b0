import { z } from 'zod';
import { answerConsents } from '../phones/consents.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';
import { askShop, logInAtShop } from './ask-shop.js';
import { ControlError } from './control-error.js';

/**
 * Acts as the mini-program: the person answers the popup, the mini-program tells the shop.
 * @returns what the shop said where it could not be told; null where it was
 */
export async function quickConsent(
  platform: Platform,
  phone: Phone,
  results: Readonly<Record<string, string>>,
): Promise<string | null> {
  answerConsents(platform, phone, results);
  try {
    const token = await logInAtShop(platform, phone.openid);
    const body = { requestId: platform.random.of('codes').hex(32), results };
    await askShop(platform, z.unknown(), { path: '/api/me/subscriptions', body, token });
    return null;
  } catch (error) {
    if (error instanceof ControlError) return error.message;
    throw error;
  }
}
