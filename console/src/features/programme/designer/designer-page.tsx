import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { draftQuery, laddersQuery, versionsQuery } from '../../../api/programmes';
import { Loading } from '../../../components/loading';
import { Panel } from '../../../components/panel';
import { QueryView } from '../../../components/query-view';
import { useOwnCrumb } from '../../../lib/crumb';
import { latestOf } from '../model/latest-version';
import { Designer } from './designer';
import styles from './designer.module.css';

/** One draft on the desk. It is read once: what others save meanwhile shows when this one is saved. */
export function DesignerPage() {
  const id = Number(useParams()['id']);
  const draft = useQuery({ ...draftQuery(id), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false });
  const ladders = useQuery(laddersQuery);
  const programme = draft.data?.programme;
  const versions = useQuery({
    ...versionsQuery(programme ?? ''),
    enabled: programme !== undefined && ladders.data !== undefined,
    retry: false,
  });
  useOwnCrumb(draft.data?.definition.name ?? null);
  const ladder = ladders.data?.items.find((each) => each.programme === programme) ?? null;
  // A ladder without a version has no history either: the server says so with a 404.
  const history = versions.data ?? (versions.isError && ladders.data && !ladder ? [] : undefined);
  return (
    <QueryView query={draft} loading={<DesignerSkeleton />}>
      {(view) => (
        <QueryView query={ladders} loading={<DesignerSkeleton />}>
          {(list) =>
            history ? (
              <Designer key={view.id} draft={view} list={list} ladder={ladder} latest={latestOf(history)} />
            ) : (
              <QueryView query={versions} loading={<DesignerSkeleton />}>
                {() => null}
              </QueryView>
            )
          }
        </QueryView>
      )}
    </QueryView>
  );
}

function DesignerSkeleton() {
  return (
    <div className={styles.columns}>
      {[9, 8, 5].map((rows) => (
        <Panel key={rows}>
          <Loading rows={rows} height={22} />
        </Panel>
      ))}
    </div>
  );
}
