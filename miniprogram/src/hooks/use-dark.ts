import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';

/** Whether the phone is in dark mode. */
export function useDark(): boolean {
  const [dark, setDark] = useState(() => Taro.getAppBaseInfo().theme === 'dark');
  useEffect(() => {
    const follow = ({ theme }: { readonly theme: string }) => setDark(theme === 'dark');
    Taro.onThemeChange(follow);
    return () => Taro.offThemeChange(follow);
  }, []);
  return dark;
}
