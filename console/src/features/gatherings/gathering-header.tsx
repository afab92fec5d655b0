import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Gathering } from '@jieti/shared/api/gatherings';
import { cancelGathering, deleteGathering, publishGathering } from '../../api/gatherings';
import { PageHeader } from '../../components/page-header';
import { ReasonDialog } from '../../components/reason-dialog';
import { Tag } from '../../components/tag';
import { useAddressParam } from '../../lib/use-address-param';
import { useText } from '../../lib/use-text';
import { whenWords } from './gathering-when';
import { standingOf } from './gathering-words';

interface GatheringHeaderProps {
  readonly gathering: Gathering;
}

/** How it stands, and what can be done with it now. */
export function GatheringHeader({ gathering }: GatheringHeaderProps) {
  const t = useText();
  const [view, setView] = useAddressParam('view');
  const { title, state, phase, where, startsAt, endsAt, cancelReason, id } = gathering;
  const { word, tone } = standingOf(gathering);
  const isLive = state === 'published' && phase !== 'ended';
  return (
    <>
      <PageHeader
        title={title}
        tag={<Tag tone={tone}>{t(word)}</Tag>}
        note={`${whenWords(startsAt, endsAt)} · ${where}`}
        actions={
          <>
            <Segmented
              aria-label={t('看哪一页')}
              value={view}
              onChange={setView}
              options={[
                { value: '', label: t('安排') },
                { value: 'list', label: t('报名名单') },
              ]}
            />
            {isLive && <CancelButton gathering={gathering} />}
            {isLive && (
              <Link to={`/gatherings/${id}/code`} target="_blank" rel="noreferrer">
                <Button type="primary" data-testid="gathering-code">
                  {t('签到码大屏')}
                </Button>
              </Link>
            )}
            {state === 'draft' && <DraftButtons gathering={gathering} />}
          </>
        }
      />
      {cancelReason !== '' && (
        <Alert type="warning" showIcon title={t('取消的原因：{reason}', { reason: cancelReason })} />
      )}
    </>
  );
}

function DraftButtons({ gathering: { id } }: GatheringHeaderProps) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['gatherings'] });
  const publish = useMutation({ mutationFn: () => publishGathering(id), onSuccess: refresh });
  const remove = useMutation({
    mutationFn: () => deleteGathering(id),
    onSuccess: async () => {
      await navigate('/gatherings');
      await refresh();
    },
  });
  const failed = publish.error ?? remove.error;
  return (
    <>
      {failed && <Alert type="error" showIcon title={failed.message} role="alert" />}
      <Popconfirm title={t('删除这份草稿')} okText={t('删除')} cancelText={t('取消')} onConfirm={() => remove.mutate()}>
        <Button danger loading={remove.isPending}>
          {t('删除')}
        </Button>
      </Popconfirm>
      <Button
        type="primary"
        loading={publish.isPending}
        data-testid="gathering-publish"
        onClick={() => publish.mutate()}
      >
        {t('发布')}
      </Button>
    </>
  );
}

function CancelButton({ gathering: { id, counts } }: GatheringHeaderProps) {
  const t = useText();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const cancel = useMutation({
    mutationFn: (reason: string) => cancelGathering(id, reason),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ['gatherings'] });
    },
  });
  return (
    <>
      <Button danger onClick={() => setOpen(true)} data-testid="gathering-cancel">
        {t('取消这场')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('取消这场活动')}
        note={
          cancel.error?.message ??
          t('报名和候补的 {n} 人会在消息里看到原因。取消后不能恢复。', { n: counts.signedUp + counts.waiting })
        }
        confirm={t('取消活动并通知')}
        busy={cancel.isPending}
        maxLength={80}
        onConfirm={(reason) => cancel.mutate(reason)}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
