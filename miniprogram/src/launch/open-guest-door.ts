import Taro from '@tarojs/taro';

const door = 'packages/account/join/index';
const leading = /^\//;

/** The page that is shown now, with its query. */
function shownPage(): string {
  const page = Taro.getCurrentPages().slice(-1)[0];
  const route = (page?.route ?? page?.$taroPath ?? '').replace(leading, '').split('?')[0] ?? '';
  // In a browser the page itself does not know its query, the router does.
  const given = { ...Taro.getCurrentInstance().router?.params, ...page?.options };
  const query = Object.entries(given).filter(([name]) => !name.startsWith('$') && name !== 'stamp');
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return text ? `${route}?${text}` : route;
}

/** Takes whoever has not joined to the page for guests; from there they come back to where they wanted to go. */
export function openGuestDoor(): void {
  const shown = shownPage();
  if (shown.startsWith(door) || shown.startsWith('packages/clerk/')) return;
  void Taro.reLaunch({ url: `/${door}${shown ? `?then=${encodeURIComponent(shown)}` : ''}` });
}
