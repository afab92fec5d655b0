import Taro from '@tarojs/taro';

const tabs = ['home', 'perks', 'code', 'coupons', 'me'];

/** Opens a page by its path in app.json, a tab by switching to it. */
export function openPage(path: string): void {
  const url = path.startsWith('/') ? path : `/${path}`;
  const isTab = tabs.some((tab) => url.startsWith(`/pages/${tab}/index`));
  void (isTab ? Taro.switchTab({ url: url.split('?')[0] ?? url }) : Taro.navigateTo({ url }));
}
