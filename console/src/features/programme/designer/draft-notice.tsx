import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { reopenDraft } from '../../../api/programmes';
import { useText } from '../../../lib/use-text';
import type { Designer } from './use-designer';

/** Why a draft cannot be changed, or what waits on it. */
export function DraftNotice({ designer }: { readonly designer: Designer }) {
  const t = useText();
  const { saved, load, save, conflict } = designer;
  const reopen = useMutation({ mutationFn: () => reopenDraft(saved.id), onSuccess: load });
  const failure = save.isError && !conflict ? save.error : reopen.error;
  return (
    <>
      {failure && <Alert type="error" showIcon title={failure.message} role="alert" />}
      {saved.state === 'published' && (
        <Alert
          type="success"
          showIcon
          title={t('这份草稿已经发布，不能再改。')}
          action={<Link to={`/programmes/${saved.programme}/versions`}>{t('看版本')}</Link>}
        />
      )}
      {saved.state === 'discarded' && (
        <Alert
          type="warning"
          showIcon
          title={t('这份草稿已经丢弃。')}
          action={
            <Button size="small" loading={reopen.isPending} onClick={() => reopen.mutate()}>
              {t('重新打开')}
            </Button>
          }
        />
      )}
      {saved.state === 'open' && saved.approval?.state === 'pending' && (
        <Alert
          type="info"
          showIcon
          title={t('正在等另一位同事复核，现在改动会撤回这次申请。')}
          action={<Link to="/approvals">{t('看待复核')}</Link>}
        />
      )}
    </>
  );
}
