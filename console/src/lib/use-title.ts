import { useEffect } from 'react';

/** Names the browser tab: `会员 · 阶梯`. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 阶梯`;
  }, [title]);
}
