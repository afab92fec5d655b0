import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { VersionView } from '@jieti/shared/api/drafts';
import { withdrawVersion } from '../../../api/programmes';
import { ReasonDialog } from '../../../components/reason-dialog';
import { Tag, type Tone } from '../../../components/tag';
import { dateField, dateTimeWords } from '../../../lib/dates';
import { useText } from '../../../lib/use-text';
import styles from './history.module.css';

const states: Readonly<Record<VersionView['state'], { readonly word: string; readonly tone: Tone }>> = {
  announced: { word: '公示中', tone: 'info' },
  inForce: { word: '线上', tone: 'ok' },
  retired: { word: '已停用', tone: 'plain' },
  withdrawn: { word: '已撤回', tone: 'bad' },
};

interface VersionItemProps {
  readonly programme: string;
  readonly version: VersionView;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

export function VersionItem({ programme, version, chosen, onChoose }: VersionItemProps) {
  const t = useText();
  const { state, effectiveFrom, publishedAt, publishedBy, approvedBy, note, runId } = version;
  return (
    <li aria-current={chosen} className={chosen ? styles.chosen : undefined}>
      <button type="button" aria-pressed={chosen} onClick={onChoose} data-testid={`version-${version.version}`}>
        <b>v{version.version}</b>
        <Tag tone={states[state].tone}>{t(states[state].word)}</Tag>
        <span>{effectiveFrom === 0 ? t('开店起') : t('{day} 起', { day: dateField(effectiveFrom) })}</span>
      </button>
      {note && <p>{note}</p>}
      <p className="muted">
        {t('{who} 发布于 {time}', { who: publishedBy, time: dateTimeWords(publishedAt) })}
        {approvedBy && t('，{who} 复核', { who: approvedBy })}
        {runId !== null && (
          <>
            {' '}
            <Link to={`/programmes/what-if/${runId}`}>{t('看试算')}</Link>
          </>
        )}
      </p>
      {state === 'announced' && <WithdrawVersion programme={programme} version={version.version} />}
    </li>
  );
}

function WithdrawVersion({ programme, version }: { readonly programme: string; readonly version: number }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const withdraw = useMutation({
    mutationFn: (reason: string) => withdrawVersion(programme, version, { reason }),
    onSuccess: async () => {
      setOpen(false);
      void message.success(t('v{n} 已撤回，规则不变。', { n: version }));
      await Promise.all(['programmes', 'programme'].map((head) => queries.invalidateQueries({ queryKey: [head] })));
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)} data-testid="withdraw-version">
        {t('撤回这一版')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('撤回 v{n}', { n: version })}
        note={t('撤回后继续用线上版本，公示从会员卡页消失。原因写进记录。')}
        confirm={t('撤回')}
        busy={withdraw.isPending}
        onConfirm={(reason) => withdraw.mutate(reason)}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
