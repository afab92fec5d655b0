import { useRouteError } from 'react-router';
import { Failure } from '../components/failure';

/** A page that broke while drawing; reloading also fetches a newer build when the old chunks are gone. */
export function RouteFailure() {
  return <Failure error={useRouteError()} onRetry={() => location.reload()} />;
}
