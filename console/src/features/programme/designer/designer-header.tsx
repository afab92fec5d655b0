import { App, Button, Input, Tooltip } from 'antd';
import type { DraftView, VersionView } from '@jieti/shared/api/drafts';
import { Icon } from '../../../components/icon';
import { Tag } from '../../../components/tag';
import { dateTimeWords } from '../../../lib/dates';
import { useText, type Translate } from '../../../lib/use-text';
import { useTitle } from '../../../lib/use-title';
import { PublishButton } from '../publish/publish-button';
import type { Trial } from '../publish/use-trial';
import { problemsAt, useDesk } from './desk';
import type { Designer } from './use-designer';
import styles from './designer.module.css';

interface DesignerHeaderProps {
  readonly designer: Designer;
  readonly trial: Trial;
  readonly latest: VersionView | null;
}

/** The draft's name, how far it is from what is published, and the way back, to saving and to publishing. */
export function DesignerHeader({ designer, trial, latest }: DesignerHeaderProps) {
  const t = useText();
  const desk = useDesk();
  const { definition, change, readOnly } = desk;
  useTitle(definition.name);
  const nameProblem = problemsAt(desk, 'name')[0];
  return (
    <div className={styles.header}>
      <Input
        className={styles.name}
        variant="borderless"
        aria-label={t('方案名称')}
        value={definition.name}
        maxLength={40}
        readOnly={readOnly}
        status={nameProblem ? 'error' : undefined}
        title={nameProblem}
        style={{ width: `calc(${widthOf(definition.name)}em + 26px)` }}
        onChange={(e) => change({ ...definition, name: e.target.value }, 'name')}
      />
      <StateTag state={designer.saved.state} next={(latest?.version ?? 0) + 1} />
      <Meta designer={designer} trial={trial} latest={latest} />
      <HeaderActions designer={designer} trial={trial} latest={latest} />
    </div>
  );
}

function StateTag({ state, next }: { readonly state: DraftView['state']; readonly next: number }) {
  const t = useText();
  if (state === 'published') return <Tag tone="ok">{t('已发布')}</Tag>;
  return state === 'open' ? <Tag tone="warn">{t('草稿 v{n}', { n: next })}</Tag> : <Tag>{t('已丢弃')}</Tag>;
}

/** `比线上 v6 改了 2 处，试算用 6 月 12 日 14:00 的事实，14:02 已保存` */
function Meta({ designer: { saved, dirty }, trial, latest }: DesignerHeaderProps) {
  const t = useText();
  const { changes } = useDesk();
  const tried = trial.stale ? null : trial.run?.result;
  const kept = tried
    ? t('试算用 {time} 的事实', { time: dateTimeWords(tried.factsUntil) })
    : t('{time} 已保存', { time: dateTimeWords(saved.updatedAt) });
  const words = [
    saved.state !== 'open' ? null : latest ? againstWords(latest, changes.length, t) : t('这套分层的第一版'),
    dirty ? t('有改动没有保存') : kept,
  ];
  return <span className={styles.meta}>{words.filter((each) => each !== null).join('，')}</span>;
}

function againstWords({ version, state }: VersionView, changes: number, t: Translate): string {
  if (changes === 0) return t('和 v{n} 一样', { n: version });
  const where = state === 'announced' ? t('公示中的') : t('线上');
  return t('比{where} v{n} 改了 {m} 处', { where, n: version, m: changes });
}

/** CJK letters are one em wide, others about half. */
function widthOf(name: string): number {
  return Math.max(
    3,
    [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.6), 0),
  );
}

function HeaderActions({ designer, trial, latest }: DesignerHeaderProps) {
  const t = useText();
  const { published, readOnly, change, changes } = useDesk();
  const { message } = App.useApp();
  const { undo, redo, canUndo, canRedo, dirty, save } = designer;
  const onSave = () => save.mutate(undefined, { onSuccess: () => void message.success(t('草稿已保存。')) });
  return (
    <div className={styles.actions}>
      {!readOnly && (
        <>
          <Tooltip title={t('撤销 ⌘Z')}>
            <Button aria-label={t('撤销')} disabled={!canUndo} onClick={undo} icon={<Icon name="back" size={15} />} />
          </Tooltip>
          <Tooltip title={t('重做 ⇧⌘Z')}>
            <Button
              aria-label={t('重做')}
              disabled={!canRedo}
              onClick={redo}
              icon={<Icon name="forward" size={15} />}
            />
          </Tooltip>
          {published && (
            <Button
              disabled={changes.length === 0}
              onClick={() => change(withoutVersion(published))}
              data-testid="revert-draft"
            >
              {t('撤销改动')}
            </Button>
          )}
          <Button disabled={!dirty} loading={save.isPending} onClick={onSave} data-testid="save-draft">
            {t('保存草稿')}
          </Button>
          <Button
            type={trial.stale ? 'primary' : 'default'}
            disabled={!trial.mayStart}
            loading={trial.starting || trial.underWay}
            icon={<Icon name="adjust" size={15} />}
            onClick={trial.start}
            data-testid="start-trial"
          >
            {trial.underWay ? t('试算中') : t('试算')}
          </Button>
        </>
      )}
      <PublishButton designer={designer} trial={trial} latest={latest} />
    </div>
  );
}

/** A published version as a draft again: its number and day belong to the publication. */
function withoutVersion(published: Designer['definition']): Designer['definition'] {
  const {
    version: _version,
    effectiveFrom: _from,
    ...definition
  } = published as Designer['definition'] & {
    readonly version?: number;
    readonly effectiveFrom?: number;
  };
  return definition;
}
