import Taro from '@tarojs/taro';
import type { StaffProfile, StaffSession } from '@jieti/shared/api/auth';
import { signInWithWechat } from './api/auth';
import { phoneNow } from './clock';
import { wechat } from './wechat';

interface StoredMember {
  readonly token: string;
  readonly expiresAt: number;
  /** Which WeChat user it belongs to; on a real phone always the same. */
  readonly owner: string;
}

const memberKey = 'member-session';
const staffKey = 'staff-session';
const renewBeforeMs = 60_000;

let signingIn: Promise<string> | undefined;

async function signIn(): Promise<string> {
  const session = await signInWithWechat(await wechat.loginCode());
  const stored: StoredMember = { token: session.token, expiresAt: session.expiresAt, owner: wechat.owner() };
  Taro.setStorageSync(memberKey, stored);
  return session.token;
}

/** The member's token; signs in silently when there is none, once for all who wait. */
export async function memberToken(): Promise<string> {
  const stored = Taro.getStorageSync<StoredMember | ''>(memberKey);
  if (stored && stored.owner === wechat.owner() && stored.expiresAt - renewBeforeMs > phoneNow()) return stored.token;
  if (signingIn) return signingIn;
  signingIn = signIn().finally(() => {
    signingIn = undefined;
  });
  return signingIn;
}

/** Forgets the session with this token; one that has been renewed meanwhile stays. */
export function dropMemberSession(token: string): void {
  const stored = Taro.getStorageSync<StoredMember | ''>(memberKey);
  if (stored && stored.token === token) Taro.removeStorageSync(memberKey);
}

function storedStaff(): StaffSession | undefined {
  const stored = Taro.getStorageSync<StaffSession | ''>(staffKey);
  return stored && stored.expiresAt > phoneNow() ? stored : undefined;
}

export const staffToken = (): string | undefined => storedStaff()?.token;
export const staffProfile = (): StaffProfile | undefined => storedStaff()?.staff;
export const keepStaffSession = (session: StaffSession): void => Taro.setStorageSync(staffKey, session);
export const dropStaffSession = (): void => Taro.removeStorageSync(staffKey);
