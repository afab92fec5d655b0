import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { campaignQuery } from '../../api/campaigns';
import { programmeQuery } from '../../api/programme';
import { QueryView } from '../../components/query-view';
import { useOwnCrumb } from '../../lib/crumb';
import { CampaignEditor } from './campaign-editor';
import { emptyCampaignForm, formOf } from './campaign-form';

/** A new campaign, or a draft; whatever was launched can only be looked at. */
export function EditorPage() {
  const { id: text } = useParams();
  const id = text === undefined ? null : Number(text);
  const programme = useQuery(programmeQuery);
  const saved = useQuery({
    ...campaignQuery(id ?? 0),
    enabled: id !== null,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  useOwnCrumb(saved.data?.name ?? null);
  if (saved.data && saved.data.state !== 'draft') return <Navigate to={`/campaigns/${saved.data.id}`} replace />;
  return (
    <QueryView query={programme}>
      {({ current }) =>
        id === null ? (
          <CampaignEditor key="new" id={null} initial={emptyCampaignForm} version={current} />
        ) : (
          <QueryView query={saved}>
            {(campaign) => <CampaignEditor key={id} id={id} initial={formOf(campaign)} version={current} />}
          </QueryView>
        )
      }
    </QueryView>
  );
}
