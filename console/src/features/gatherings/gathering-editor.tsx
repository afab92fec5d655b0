import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useNavigate } from 'react-router';
import type { Gathering, GatheringDraft } from '@jieti/shared/api/gatherings';
import { saveGathering } from '../../api/gatherings';
import { useLeaveGuard } from '../../components/use-leave-guard';
import { useEditedDraft, type EditedDraft } from '../../lib/use-edited-draft';
import { useText } from '../../lib/use-text';
import { draftProblem } from './gathering-draft';
import { GatheringPreview } from './gathering-preview';
import { PlacePanel } from './place-panel';
import { SeatsPanel } from './seats-panel';
import { WordsPanel } from './words-panel';
import styles from './gatherings.module.css';

interface GatheringEditorProps {
  /** Absent: a new one. */
  readonly known?: Gathering;
  readonly initial: GatheringDraft;
}

/** Plans a gathering with the phone beside it. */
export function GatheringEditor({ known, initial }: GatheringEditorProps) {
  const t = useText();
  const edited = useEditedDraft(known?.revision, initial);
  const { draft, isChanged, edit: setDraft } = edited;
  const save = useSave(known, edited, useLeaveGuard(isChanged));
  const problem = draftProblem(draft);
  const isOver = known?.state === 'cancelled' || known?.phase === 'ended';
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <WordsPanel draft={draft} onChange={setDraft} />
        <PlacePanel draft={draft} onChange={setDraft} />
        <SeatsPanel draft={draft} onChange={setDraft} />
        {save.isError && <Alert type="error" showIcon title={save.error.message} role="alert" />}
        <div className={styles.inline}>
          <Button
            type="primary"
            data-testid="gathering-save"
            disabled={isOver || problem !== null || (known !== undefined && !isChanged)}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('保存')}
          </Button>
          <span className="muted">{isOver ? t('已经结束或取消，不能再改。') : problem === null ? '' : t(problem)}</span>
          {known?.state === 'published' && isChanged && !isOver && (
            <span className="muted">{t('改时间或地点，报名的人会收到消息；加名额，候补的人依次补上。')}</span>
          )}
        </div>
      </div>
      <div className={styles.side}>
        <GatheringPreview draft={draft} />
      </div>
    </div>
  );
}

function useSave(known: Gathering | undefined, edited: EditedDraft<GatheringDraft>, leave: () => void) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { draft, revision = 1, saved } = edited;
  return useMutation({
    mutationFn: () => saveGathering(known && { id: known.id, revision }, draft),
    onSuccess: async (gathering) => {
      saved(gathering.revision, draft);
      if (!known) leave();
      if (!known) await navigate(`/gatherings/${gathering.id}`, { replace: true });
      await queries.invalidateQueries({ queryKey: ['gatherings'] });
    },
  });
}
