import Taro from '@tarojs/taro';
import { create } from 'zustand';
import type { QueuedPurchase } from './queued-purchase';

const key = 'clerk-queue';

interface QueueState {
  readonly items: readonly QueuedPurchase[];
  readonly sending: boolean;
  /** Why the last try came to nothing. */
  readonly problem: string | null;
  /** When the next try is due by itself; null: none is planned. */
  readonly nextTryAt: number | null;
}

const stored = (): readonly QueuedPurchase[] => {
  const items = Taro.getStorageSync<readonly QueuedPurchase[] | ''>(key);
  return Array.isArray(items) ? items : [];
};

/** What waits to be sent. The phone's storage is the truth; this is its picture. */
export const useQueue = create<QueueState>(() => ({
  items: stored(),
  sending: false,
  problem: null,
  nextTryAt: null,
}));

/** Changes the queue in storage first: what a page has shown survives the phone. */
export function changeQueue(change: (items: readonly QueuedPurchase[]) => readonly QueuedPurchase[]): void {
  const items = change(stored());
  Taro.setStorageSync(key, items);
  useQueue.setState({ items });
}

export const queueNow = (): readonly QueuedPurchase[] => stored();
