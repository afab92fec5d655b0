import { useMutation } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useNavigate } from 'react-router';
import type { LadderList } from '@jieti/shared/api/drafts';
import { createDraft } from '../../../api/programmes';
import { Tag } from '../../../components/tag';
import { useText } from '../../../lib/use-text';
import styles from './ladders.module.css';

interface TemplatesDialogProps {
  readonly open: boolean;
  readonly list: LadderList;
  readonly onClose: () => void;
}

/** Ready programmes (T12); each opens as a draft, and nothing counts until it is published. */
export function TemplatesDialog({ open, list, onClose }: TemplatesDialogProps) {
  const t = useText();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (template: string) => createDraft({ from: 'template', template }),
    onSuccess: (draft) => navigate(`/programmes/drafts/${draft.id}`),
  });
  const standing = new Set(list.items.map(({ programme }) => programme));
  return (
    <Modal open={open} onCancel={onClose} footer={null} width={760} title={t('从模板新建')} destroyOnHidden>
      <p className="dialog-note">{t('模板会开成草稿，可以随便改；发布之前不影响任何会员。')}</p>
      {create.isError && <Alert type="error" showIcon title={create.error.message} role="alert" />}
      <ul className={styles.templates}>
        {list.templates.map(({ id, title, note, programme }) => (
          <li key={id}>
            <button
              type="button"
              disabled={create.isPending}
              onClick={() => create.mutate(id)}
              data-testid={`template-${id}`}
            >
              <strong>{title}</strong>
              <p>{note}</p>
              <Tag tone={standing.has(programme) ? 'warn' : 'plain'}>
                {standing.has(programme) ? t('会成为现有方案的新一版') : t('新的一套分层')}
              </Tag>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
