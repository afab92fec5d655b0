import Taro from '@tarojs/taro';

/** One sentence that goes away by itself. */
export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2500 });
}
