import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { gatheringQuery } from '../../api/gatherings';
import { PageHeader } from '../../components/page-header';
import { QueryView } from '../../components/query-view';
import { useOwnCrumb } from '../../lib/crumb';
import { useAddressParam } from '../../lib/use-address-param';
import { useText } from '../../lib/use-text';
import { draftOf, emptyGathering } from './gathering-draft';
import { GatheringEditor } from './gathering-editor';
import { GatheringHeader } from './gathering-header';
import { SignUpsView } from './sign-ups-view';

/** A gathering: planned, filled, and who came. */
export function GatheringPage() {
  const t = useText();
  const { id } = useParams();
  if (id !== 'new') return <KnownGathering id={Number(id)} />;
  return (
    <>
      <PageHeader title={t('新建线下活动')} />
      <GatheringEditor initial={emptyGathering} />
    </>
  );
}

function KnownGathering({ id }: { readonly id: number }) {
  const query = useQuery({ ...gatheringQuery(id), refetchInterval: 20_000 });
  const [view] = useAddressParam('view');
  useOwnCrumb(query.data?.title ?? null);
  return (
    <QueryView query={query}>
      {(gathering) => (
        <>
          <GatheringHeader gathering={gathering} />
          {view === 'list' ? (
            <SignUpsView gathering={gathering} />
          ) : (
            <GatheringEditor key={gathering.id} known={gathering} initial={draftOf(gathering)} />
          )}
        </>
      )}
    </QueryView>
  );
}
