import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { DraftRow, LadderRow } from '@jieti/shared/api/drafts';
import { createDraft } from '../../../api/programmes';
import { Icon } from '../../../components/icon';
import { Tag } from '../../../components/tag';
import { dateField, dateWords } from '../../../lib/dates';
import { count, share } from '../../../lib/numbers';
import { tierPalettes } from '../../../lib/palette';
import { useText } from '../../../lib/use-text';
import styles from './ladders.module.css';

type Palette = keyof typeof tierPalettes;
const paletteOf = (key: string) => tierPalettes[key in tierPalettes ? (key as Palette) : 'plain'];

interface LadderCardProps {
  readonly ladder: LadderRow;
  readonly drafts: readonly DraftRow[];
}

/** One ladder: what it decides, which version counts and which is coming, and who stands where. */
export function LadderCard({ ladder, drafts }: LadderCardProps) {
  const t = useText();
  const { programme, name, gatesPerks, current, announced, announcedFrom, ladder: kind } = ladder;
  return (
    <section className={`panel ${styles.ladder}`} aria-label={name} data-testid={`ladder-${programme}`}>
      <header>
        <h2>{name}</h2>
        <Tag tone={gatesPerks ? 'ok' : 'plain'}>{gatesPerks ? t('决定权益') : t('只用于推送')}</Tag>
        <Tag>{kind === 'held' ? t('到期评定') : t('随指标变动')}</Tag>
        <span className={styles.version}>
          {t('线上 v{n}', { n: current })}
          {announced !== null && announcedFrom !== null && (
            <Tag tone="info">{t('v{n} 公示中，{day}起生效', { n: announced, day: dateWords(announcedFrom) })}</Tag>
          )}
        </span>
      </header>
      <Shares tiers={ladder.tiers} />
      <footer>
        <Review ladder={ladder} />
        <span className={styles.links}>
          <Link to={`/programmes/${programme}/versions`}>{t('版本')}</Link>
          <Link to={`/programmes/${programme}/health`}>{t('规则体检')}</Link>
          <Change ladder={ladder} drafts={drafts} />
        </span>
      </footer>
    </section>
  );
}

function Shares({ tiers }: Pick<LadderRow, 'tiers'>) {
  const t = useText();
  const all = tiers.reduce((sum, tier) => sum + tier.members, 0);
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {tiers.map(({ key, members, palette }) => (
          <i key={key} style={{ flexGrow: members, background: paletteOf(palette).fill }} />
        ))}
      </div>
      <dl className={styles.shares}>
        {tiers.map(({ key, name, members, palette }) => (
          <div key={key}>
            <dt>
              <i style={{ background: paletteOf(palette).fill }} />
              {name}
            </dt>
            <dd>
              <b>{count(members)}</b> <span className="muted">{all === 0 ? t('人') : share(members, all)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Review({ ladder: { reviewOn, reviewOverdue } }: { readonly ladder: LadderRow }) {
  const t = useText();
  if (reviewOn === null) return <span className="muted">{t('没有定复查日期')}</span>;
  if (!reviewOverdue) return <span className="muted">{t('{day} 前复查标准', { day: dateField(reviewOn) })}</span>;
  return (
    <span className={`${styles.overdue} text-bad`}>
      <Icon name="warning" size={14} />
      {t('该复查标准了，原定 {day}', { day: dateField(reviewOn) })}
    </span>
  );
}

function Change({ ladder: { programme, gatesPerks }, drafts }: LadderCardProps) {
  const t = useText();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const create = useMutation({
    mutationFn: () => createDraft({ from: 'version', programme }),
    onSuccess: (draft) => navigate(`/programmes/drafts/${draft.id}`),
    onError: (error) => void message.error(error.message),
  });
  const [newest] = drafts;
  return (
    <>
      {newest && (
        <Link to={`/programmes/drafts/${newest.id}`}>
          {drafts.length === 1 ? t('继续改草稿') : t('继续改草稿（{n} 份）', { n: drafts.length })}
        </Link>
      )}
      <Button
        type={gatesPerks && !newest ? 'primary' : 'default'}
        loading={create.isPending}
        onClick={() => create.mutate()}
        data-testid={`change-${programme}`}
      >
        {t('修改现行方案')}
      </Button>
    </>
  );
}
