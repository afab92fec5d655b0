import { queryOptions } from '@tanstack/react-query';
import { getHome } from '../api/me';
import { refreshConsents } from '../consents';
import { storeHome } from './stored-home';

async function loadHome() {
  const home = await getHome();
  storeHome(home);
  void refreshConsents();
  return home;
}

/** The member's card, asked for once by all screens that show it. */
export const homeQuery = queryOptions({ queryKey: ['home'], queryFn: loadHome });
