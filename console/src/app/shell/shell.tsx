import { Suspense } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../../api/session';
import { Loading } from '../../components/loading';
import { useText } from '../../lib/use-text';
import { Sidebar } from './sidebar';
import { TopBar } from './top-bar';
import './shell.css';

/** The frame of every signed-in screen; without a session it leads to the sign-in and back. Clerks have the till alone. */
export function Shell() {
  const session = useSession();
  const location = useLocation();
  const t = useText();
  if (!session) return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  if (session.staff.role === 'clerk') return <Navigate to="/till" replace />;
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t('跳到内容')}
      </a>
      <Sidebar staff={session.staff} />
      <TopBar shopName={session.staff.shopName} />
      <main className="shell-main" id="content" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
