import { useEffect, useRef, useState, type RefObject } from 'react';

/** The width an element has on the screen, in CSS pixels; `initial` until it is measured. */
export function useWidth<T extends Element>(initial: number): readonly [RefObject<T>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
