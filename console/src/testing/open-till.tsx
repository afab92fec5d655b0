import { session } from '../api/session';
import { staffSession } from './fixtures';
import { renderApp } from './render-app';

/** The web till, with a clerk of 安福路店 signed in. */
export function openTill() {
  const { staff, ...rest } = staffSession();
  session.set({ ...rest, staff: { ...staff, role: 'clerk', store: { id: 'anfu', name: '安福路店' } } });
  return renderApp('/till', { signedIn: false });
}
