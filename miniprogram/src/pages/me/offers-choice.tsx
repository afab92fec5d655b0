import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeProfile, getProfile } from '../../api/me';
import { sentenceOf } from '../../api/sentence-of';
import { PillButton } from '../../components/pill-button/pill-button';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { openPage } from '../../open-page';
import { toast } from '../../toast';

const notes = {
  on: '用订阅消息和消息页告诉你活动与优惠',
  off: '已关闭，排好还没发的也不发。等级和权益照旧',
} as const;

/** The member's choice about offers, as easy to take back as to give, and the way to everything else about their data. */
export function OffersChoice() {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['profile'], queryFn: getProfile });
  const change = useMutation({
    mutationFn: (marketing: boolean) => changeProfile({ marketing }),
    onSuccess: (profile) => {
      queries.setQueryData(['profile'], profile);
      void queries.invalidateQueries({ queryKey: ['privacy', 'mine'] });
    },
    onError: (error) => toast(sentenceOf(error)),
  });
  return (
    <Section title="隐私">
      <Panel padded>
        {data && (
          <ListRow
            title="活动与优惠推送"
            note={data.marketing ? notes.on : notes.off}
            right={
              <PillButton id="me-marketing" disabled={change.isPending} onTap={() => change.mutate(!data.marketing)}>
                {data.marketing ? '关闭' : '打开'}
              </PillButton>
            }
          />
        )}
        <ListRow
          id="me-privacy"
          icon="lock"
          title="隐私和授权"
          note="每项用途随时开关，导出数据，注销会员"
          onTap={() => openPage('packages/account/privacy/index')}
        />
      </Panel>
    </Section>
  );
}
