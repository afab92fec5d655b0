import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { couponTemplateQuery } from '../../../api/coupons';
import { Loading } from '../../../components/loading';
import { Panel } from '../../../components/panel';
import { QueryView } from '../../../components/query-view';
import { useOwnCrumb } from '../../../lib/crumb';
import { CouponEditor } from './coupon-editor';

/** A new coupon, or a new version of one. */
export function CouponEditorPage() {
  const { id } = useParams();
  return id === undefined ? <CouponEditor template={null} /> : <Existing id={Number(id)} />;
}

function Existing({ id }: { readonly id: number }) {
  // What is being edited stays what was read, whatever arrives meanwhile; saving says when somebody was faster.
  const query = useQuery({ ...couponTemplateQuery(id), staleTime: Infinity, refetchOnMount: 'always', gcTime: 0 });
  useOwnCrumb(query.data?.terms.title ?? null);
  return (
    <QueryView
      query={query}
      loading={
        <Panel>
          <Loading rows={9} />
        </Panel>
      }
    >
      {(template) => <CouponEditor key={template.version} template={template} />}
    </QueryView>
  );
}
