import Taro from '@tarojs/taro';
import type { BrowseVisit } from '@jieti/shared/api/browsing';
import { ApiError } from '../api/api-error';
import { tellBrowsing } from '../api/browsing';
import { phoneNow } from '../clock';
import { allows } from '../consents';
import { randomId } from '../random-id';
import { wechat } from '../wechat';
import { shownPage, type ShownPage } from './shown-page';
import { mostAtOnce, withoutTold, withVisit } from './visit-queue';

const lookMs = 1_000;
const tellMs = 30_000;
/** Whoever comes back sooner goes on with the same stay. */
const stayMs = 30 * 60_000;

const queueKey = () => `browse-queue-${wechat.owner()}`;
const queue = () => Taro.getStorageSync<readonly BrowseVisit[] | ''>(queueKey()) || [];

/** What is in front now, and since when it has been. */
let open:
  | { readonly visitId: string; readonly shown: ShownPage; from: string | null; at: number; dwellMs: number }
  | undefined;
const noStay = () => ({ id: '', step: 0, page: null as string | null, leftAt: 0 });
let stay = noStay();
let lastLook = 0;
let lastTold = 0;
let telling = false;
let looking: ReturnType<typeof setInterval> | undefined;

/** The page in front goes on; another one begins. Without the member's word nothing is even looked at. */
function look(): void {
  if (!allows('browsing')) return forget();
  const now = phoneNow();
  // A phone that slept between two looks, or whose clock was put right, showed nobody anything.
  const passed = Math.max(0, Math.min(now - lastLook, 2 * lookMs));
  lastLook = now;
  const shown = shownPage();
  if (open && (shown?.page !== open.shown.page || shown.item !== open.shown.item)) {
    open.dwellMs += passed;
    close();
  } else if (open) open.dwellMs += passed;
  if (!open && shown) begin(shown, now);
  if (now - lastTold >= tellMs || now < lastTold) tell();
}

function begin(shown: ShownPage, at: number): void {
  if (stay.id === '') stay = { ...noStay(), id: randomId(12) };
  stay.step += 1;
  open = { visitId: `${stay.id}-${stay.step}`, shown, from: stay.page, at, dwellMs: 0 };
  stay.page = shown.page;
}

/** Puts what is open as it is now where an end of the mini-program cannot take it. */
function keep(): void {
  if (!open || open.dwellMs <= 0) return;
  const { visitId, shown, from, at, dwellMs } = open;
  Taro.setStorageSync(queueKey(), withVisit(queue(), { visitId, ...shown, from, at, dwellMs }));
}

function close(): void {
  keep();
  open = undefined;
}

function forget(): void {
  open = undefined;
  stay = noStay();
  if (queue().length > 0) Taro.removeStorageSync(queueKey());
}

/** One delivery at a time; what was not answered is told again, which counts it once. */
function tell(): void {
  keep();
  lastTold = phoneNow();
  const visits = queue().slice(0, mostAtOnce);
  if (telling || visits.length === 0) return;
  telling = true;
  const key = queueKey();
  void tellBrowsing({ sentAt: phoneNow(), visits })
    .then(
      ({ allowed }) => (allowed ? told(key, visits) : forget()),
      // What the server cannot read it will not read tomorrow.
      (error: unknown) => error instanceof ApiError && error.kind === 'malformed' && told(key, visits),
    )
    .finally(() => (telling = false));
}

function told(key: string, visits: readonly BrowseVisit[]): void {
  if (key === queueKey()) Taro.setStorageSync(key, withoutTold(queue(), visits));
}

function pause(): void {
  clearInterval(looking);
  looking = undefined;
  if (!allows('browsing')) return forget();
  look();
  stay.leftAt = phoneNow();
  tell();
}

function resume(): void {
  lastLook = phoneNow();
  if (stay.leftAt > 0 && lastLook - stay.leftAt > stayMs) {
    open = undefined;
    stay = noStay();
  }
  stay.leftAt = 0;
  looking = looking ?? setInterval(look, lookMs);
}

/** Follows which pages are in front and for how long, by looking now and then: no page has to know of it. */
export function trackPages(): void {
  resume();
  Taro.onAppShow(resume);
  Taro.onAppHide(pause);
}
