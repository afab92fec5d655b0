import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';

const atOnce = 30;

/** The first of a long list, more of it each time the member reaches its end: a phone draws slowly what nobody sees. */
export function useFirstFew<T>(items: readonly T[]): { readonly shown: readonly T[]; readonly hasMore: boolean } {
  const [count, setCount] = useState(atOnce);
  const hasMore = items.length > count;
  useReachBottom(() => {
    if (hasMore) setCount(count + atOnce);
  });
  return { shown: items.slice(0, count), hasMore };
}
