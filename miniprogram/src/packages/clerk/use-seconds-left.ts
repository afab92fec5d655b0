import { useEffect, useState } from 'react';
import { serverNow } from '../../clock';

const secondMs = 1000;

/** Whole seconds until `end`, never below 0, counted down on the screen. */
export function useSecondsLeft(end: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), secondMs);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((end - now) / secondMs));
}

/** `4:48`. */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
