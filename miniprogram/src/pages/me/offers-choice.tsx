import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeProfile, getProfile } from '../../api/me';
import { sentenceOf } from '../../api/sentence-of';
import { PillButton } from '../../components/pill-button/pill-button';
import { ListRow } from '../../components/section/list-row';
import { Panel } from '../../components/section/panel';
import { Section } from '../../components/section/section';
import { toast } from '../../toast';

const notes = {
  on: '按你的等级发券和活动。关掉不影响等级和权益。',
  off: '已关闭，不再给你发活动。等级和权益照旧。',
} as const;

/** The member's choice about offers; as easy to take back as to give. */
export function OffersChoice() {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['profile'], queryFn: getProfile });
  const change = useMutation({
    mutationFn: (marketing: boolean) => changeProfile({ marketing }),
    onSuccess: (profile) => queries.setQueryData(['profile'], profile),
    onError: (error) => toast(sentenceOf(error)),
  });
  if (!data) return null;
  return (
    <Section title="隐私">
      <Panel padded>
        <ListRow
          title="个性化活动"
          note={data.marketing ? notes.on : notes.off}
          right={
            <PillButton id="me-marketing" disabled={change.isPending} onTap={() => change.mutate(!data.marketing)}>
              {data.marketing ? '关闭' : '打开'}
            </PillButton>
          }
        />
      </Panel>
    </Section>
  );
}
