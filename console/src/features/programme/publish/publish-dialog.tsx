import { Alert, Button, Input, Modal, Result } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Published, VersionView } from '@jieti/shared/api/drafts';
import { FormField } from '../../../components/form-field';
import { runSummary } from '../../../components/what-if/run-summary';
import { dateWords } from '../../../lib/dates';
import { useText } from '../../../lib/use-text';
import type { Designer } from '../designer/use-designer';
import { AnnouncementPreview } from './announcement-preview';
import type { Trial } from './use-trial';
import styles from './publish.module.css';

interface PublishDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly designer: Designer;
  readonly trial: Trial;
  readonly latest: VersionView | null;
}

const LEAST_NOTE = 2;

/** The last look: what changes for whom and when, what members read, and why; then it cannot be edited any more. */
export function PublishDialog({ open, onClose, designer, trial, latest }: PublishDialogProps) {
  const t = useText();
  const [note, setNote] = useState('');
  const { publish, run, effectiveOn } = trial;
  const clean = note.trim();
  if (publish.data) {
    return (
      <Modal open={open} onCancel={onClose} footer={null} destroyOnHidden>
        <Outcome published={publish.data} programme={designer.saved.programme} />
      </Modal>
    );
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      width={720}
      title={t('发布 v{n}', { n: (latest?.version ?? 0) + 1 })}
      footer={
        <>
          <Button onClick={onClose}>{t('再看看')}</Button>
          <Button
            type="primary"
            disabled={clean.length < LEAST_NOTE}
            loading={publish.isPending}
            onClick={() => publish.mutate(clean)}
            data-testid="publish-confirm"
          >
            {t('{day}起生效', { day: dateWords(effectiveOn) })}
          </Button>
        </>
      }
    >
      {publish.isError && <Alert type="error" showIcon title={publish.error.message} role="alert" />}
      <div className={styles.dialog}>
        <div>
          <p className={styles.summary}>{run?.result && runSummary(run.result, t)}</p>
          <p className="dialog-note">{t('发布后这一版不能再改；生效前可以撤回。每位会员的结果和这次试算一样。')}</p>
          <FormField label={t('为什么改')} extra={<span className="muted">{t('记进版本，会员也看得到')}</span>}>
            {(id) => (
              <Input.TextArea
                id={id}
                value={note}
                rows={4}
                maxLength={200}
                showCount
                placeholder={t('例如：金卡门槛太高，近一年只有 3% 的会员够得着')}
                onChange={(e) => setNote(e.target.value)}
                data-testid="publish-note"
              />
            )}
          </FormField>
        </div>
        <AnnouncementPreview
          before={designer.published}
          after={designer.definition}
          effectiveOn={effectiveOn}
          note={clean}
        />
      </div>
    </Modal>
  );
}

function Outcome({ published, programme }: { readonly published: Published; readonly programme: string }) {
  const t = useText();
  return published.kind === 'published' ? (
    <Result
      status="success"
      title={t('v{n} 已发布', { n: published.version })}
      subTitle={t('{day}起生效，之前会员在会员卡页能看到新规则。', { day: dateWords(published.effectiveFrom) })}
      extra={<Link to={`/programmes/${programme}/versions`}>{t('看版本')}</Link>}
    />
  ) : (
    <Result
      status="info"
      title={t('已提交复核')}
      subTitle={t('变动的会员多，要另一位同事同意。通过后自动发布。')}
      extra={<Link to="/approvals">{t('看待复核')}</Link>}
    />
  );
}
