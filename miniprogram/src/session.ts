import Taro from '@tarojs/taro';
import type { StaffProfile, StaffSession } from '@jieti/shared/api/auth';
import { acceptInvitation, signInWithWechat } from './api/auth';
import { phoneNow } from './clock';
import { launchInvitation } from './launch-invitation';
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
  if (session.isNew) void tellInvitation(session.token);
  return session.token;
}

/** Who brought a new member is told once, beside everything else: without an answer the member loses nothing. */
async function tellInvitation(token: string): Promise<void> {
  const code = launchInvitation();
  if (code) await acceptInvitation(token, code).catch(() => undefined);
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
