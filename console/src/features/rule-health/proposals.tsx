import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import type { RuleHealth } from '@jieti/shared/api/rule-health';
import { draftFromProposal } from '../../api/rule-health';
import { startWhatIf } from '../../api/what-if';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { measureOf, share } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { paletteKey } from '../../lib/palette-key';
import { useText } from '../../lib/use-text';
import styles from './rule-health.module.css';

type Proposal = RuleHealth['proposals'][number];

const methods: Readonly<Record<Proposal['id'], string>> = {
  quantile: '按目标占比切，每级人数最接近想要的样子。',
  naturalBreaks: '切在会员最稀的地方，同一级里的人最像。',
  kMeans: '把会员聚成几群，门槛落在两群中间。',
};

/** Other cut points over the same figure; each can be tried on everybody before anything changes. */
export function Proposals({ health }: { readonly health: RuleHealth }) {
  const t = useText();
  const { proposals } = health;
  return (
    <Panel
      title={t('门槛建议')}
      note={proposals[0] && t('按{label}的分布算出，只是起点，试算之后再定', { label: proposals[0].label })}
    >
      {proposals.length === 0 ? (
        <EmptyState icon="adjust" title={t('还给不出建议')} note={t('会员太少，或者等级不靠同一个数字区分。')} />
      ) : (
        <div className={styles.proposals}>
          {proposals.map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} health={health} />
          ))}
        </div>
      )}
    </Panel>
  );
}

interface ProposalCardProps {
  readonly proposal: Proposal;
  readonly health: RuleHealth;
}

function ProposalCard({ proposal, health }: ProposalCardProps) {
  const t = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const draft = useMutation({
    mutationFn: async () => {
      const made = await draftFromProposal(health.programme, { proposal: proposal.id });
      if (made.problems.length > 0) return `/programmes/drafts/${made.id}`;
      const run = await startWhatIf(made.id, { revision: made.revision });
      return `/programmes/what-if/${run.id}`;
    },
    onSuccess: (address) => void navigate(address),
    onError: (error) => void message.error(error.message),
  });
  const same = proposal.cuts.every(({ now, proposed }) => now === proposed);
  return (
    <article className={styles.proposal} aria-label={proposal.title}>
      <h3>{proposal.title}</h3>
      <p>{t(methods[proposal.id])}</p>
      <dl>
        {[...proposal.cuts].reverse().map(({ tier, name, now, proposed }) => (
          <div key={tier}>
            <dt>{name}</dt>
            <dd>
              {now !== proposed && <del>{measureOf(now, proposal.unit)}</del>}
              <b>{measureOf(proposed, proposal.unit)}</b>
            </dd>
          </div>
        ))}
      </dl>
      <ProposedShares proposal={proposal} tiers={health.tiers} />
      <Button disabled={same} loading={draft.isPending} onClick={() => draft.mutate()}>
        {same ? t('和线上相同') : t('用这组门槛起草并试算')}
      </Button>
    </article>
  );
}

function ProposedShares({ proposal, tiers }: { readonly proposal: Proposal } & Pick<RuleHealth, 'tiers'>) {
  const colourOf = (tier: string) => tierPalettes[paletteKey(tiers.find(({ key }) => key === tier)?.palette)].fill;
  return (
    <>
      <div className={styles.stackBar} aria-hidden="true">
        {proposal.shares.map(({ tier, share: part }) => (
          <i key={tier} style={{ flexGrow: part, background: colourOf(tier) }} />
        ))}
      </div>
      <ul className={styles.keys}>
        {proposal.shares.map(({ tier, name, share: part }) => (
          <li key={tier}>
            <i style={{ background: colourOf(tier) }} />
            {name} {share(part, 1)}
          </li>
        ))}
      </ul>
    </>
  );
}
