import { useEffect, useMemo } from 'react';
import type { DraftView, LadderList, LadderRow, VersionView } from '@jieti/shared/api/drafts';
import { CostPanel } from '../../../components/what-if/cost-panel';
import { useLeaveGuard } from '../../../components/use-leave-guard';
import { FlowPanel } from '../../../components/what-if/flow-panel';
import { NearPanel } from '../../../components/what-if/near-panel';
import { StorePanel } from '../../../components/what-if/store-panel';
import { ruleChanges } from '@jieti/shared/rules/programme/rule-changes';
import { PublishPanel } from '../publish/publish-panel';
import { useTrial } from '../publish/use-trial';
import { ConflictDialog } from './conflict-dialog';
import { DeskContext, type Desk } from './desk';
import { DesignerHeader } from './designer-header';
import { DraftNotice } from './draft-notice';
import { ThresholdPanel } from './threshold-panel';
import { TierList } from './tier-list';
import { TrialPanel } from './trial-panel';
import { useDesigner } from './use-designer';
import styles from './designer.module.css';

interface DesignerProps {
  readonly draft: DraftView;
  readonly list: LadderList;
  readonly ladder: LadderRow | null;
  readonly latest: VersionView | null;
}

/** The desk: the rules left, what they cut and move in the middle, what it costs and what is left to do right. */
export function Designer({ draft, list, ladder, latest }: DesignerProps) {
  const designer = useDesigner(draft, latest);
  const { definition, published, problems, selected, select, change, saved, dirty } = designer;
  const trial = useTrial(designer, { list, latest });
  const readOnly = saved.state !== 'open';
  const changes = useMemo(() => (published ? ruleChanges(published, definition) : []), [published, definition]);
  const outcome = trial.stale ? null : (trial.run?.result ?? null);
  const desk: Desk = {
    ...{ definition, published, problems, changes, selected, select, change, readOnly, outcome },
    tiers: ladder?.tiers ?? null,
  };
  useLeaveGuard(dirty);
  useShortcuts(designer);
  const { shown } = trial;
  const dimmed = !readOnly && (trial.stale || shown !== trial.run);
  const results = dimmed ? `${styles.stack} ${styles.stale}` : styles.stack;
  // Nobody stands on a ladder without a version yet: its figures are those of the members' own ladder.
  const population = (ladder ?? list.items[0])?.programme ?? draft.programme;
  return (
    <DeskContext.Provider value={desk}>
      <DesignerHeader designer={designer} trial={trial} latest={latest} />
      <DraftNotice designer={designer} />
      <div className={styles.columns}>
        <div className={styles.left}>
          <TierList />
        </div>
        <div className={styles.middle}>
          <ThresholdPanel programme={population} />
          <TrialPanel trial={trial} />
          {shown?.result && (
            <div className={results}>
              <FlowPanel runId={shown.id} result={shown.result} />
              <StorePanel byStore={shown.result.byStore} />
            </div>
          )}
        </div>
        <div className={styles.right}>
          {shown?.result && (
            <div className={results}>
              <CostPanel result={shown.result} />
              <NearPanel runId={shown.id} result={shown.result} />
            </div>
          )}
          {!readOnly && <PublishPanel designer={designer} trial={trial} />}
        </div>
      </div>
      <ConflictDialog designer={designer} />
    </DeskContext.Provider>
  );
}

/** ⌘Z, ⇧⌘Z and ⌘S, except where a field has its own way back. */
function useShortcuts({ undo, redo, save, dirty }: ReturnType<typeof useDesigner>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey)) return;
      const key = event.key.toLowerCase();
      const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (key === 's') {
        event.preventDefault();
        if (dirty && !save.isPending) save.mutate(undefined);
      }
      if (key !== 'z' || inField) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo, redo, save, dirty]);
}
