import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useNavigate } from 'react-router';
import type { ArticleDraft } from '@jieti/shared/api/articles';
import type { ArticleBlock } from '@jieti/shared/model/article';
import { readingMinutes, readingSeconds } from '@jieti/shared/rules/community/reading-time';
import { saveArticle } from '../../api/articles';
import { FormField } from '../../components/form-field';
import { Panel } from '../../components/panel';
import { PictureField } from '../../components/picture-field';
import { TiersField } from '../../components/tiers-field';
import { useLeaveGuard } from '../../components/use-leave-guard';
import { useEditedDraft } from '../../lib/use-edited-draft';
import { useText } from '../../lib/use-text';
import { draftProblem, newBlock } from './article-draft';
import { ArticlePreview } from './article-preview';
import { blockWords } from './article-words';
import { BlockEditor } from './block-editor';
import { ProductsEditor } from './products-editor';
import styles from './articles.module.css';

const COVER = { width: 720, characters: 60_000 };

interface ArticleEditorProps {
  /** Absent: a new one. */
  readonly known?: { readonly id: number; readonly revision: number };
  readonly initial: ArticleDraft;
}

/** Writes an article with the phone beside it. */
export function ArticleEditor({ known, initial }: ArticleEditorProps) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { draft, isChanged, revision, edit: setDraft, saved } = useEditedDraft(known?.revision, initial);
  const leave = useLeaveGuard(isChanged);
  const problem = draftProblem(draft);
  const save = useMutation({
    mutationFn: (sent: ArticleDraft) => saveArticle(known && { id: known.id, revision: revision ?? 1 }, sent),
    onSuccess: async (article, sent) => {
      saved(article.revision, sent);
      if (!known) leave();
      if (!known) await navigate(`/articles/${article.id}`, { replace: true });
      await queries.invalidateQueries({ queryKey: ['articles'] });
    },
  });
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Basics draft={draft} onChange={setDraft} />
        <Blocks blocks={draft.body} onChange={(body) => setDraft({ ...draft, body })} />
        <ProductsEditor draft={draft} onChange={setDraft} />
        {save.isError && <Alert type="error" showIcon title={save.error.message} role="alert" />}
        <div className={styles.inline}>
          <Button
            type="primary"
            data-testid="article-save"
            disabled={problem !== null || (known !== undefined && !isChanged)}
            loading={save.isPending}
            onClick={() => save.mutate(draft)}
          >
            {t('保存')}
          </Button>
          <span className="muted">{problem === null ? '' : t(problem)}</span>
        </div>
      </div>
      <div className={styles.side}>
        <ArticlePreview draft={draft} />
      </div>
    </div>
  );
}

interface BasicsProps {
  readonly draft: ArticleDraft;
  readonly onChange: (draft: ArticleDraft) => void;
}

function Basics({ draft, onChange }: BasicsProps) {
  const t = useText();
  return (
    <Panel title={t('标题和封面')}>
      <div className={styles.form}>
        <FormField label={t('标题')}>
          {(id) => (
            <Input
              id={id}
              value={draft.title}
              maxLength={40}
              showCount
              onChange={(event) => onChange({ ...draft, title: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('一句话说它讲什么')}>
          {(id) => (
            <Input
              id={id}
              value={draft.summary}
              maxLength={100}
              showCount
              onChange={(event) => onChange({ ...draft, summary: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('封面')}>
          {() => (
            <PictureField
              label={t('封面')}
              value={draft.cover}
              most={COVER}
              removable
              onChange={(cover) => onChange({ ...draft, cover })}
            />
          )}
        </FormField>
        <TiersField label={t('给谁看')} value={draft.tiers} onChange={(tiers) => onChange({ ...draft, tiers })} />
      </div>
    </Panel>
  );
}

interface BlocksProps {
  readonly blocks: readonly ArticleBlock[];
  readonly onChange: (blocks: readonly ArticleBlock[]) => void;
}

function Blocks({ blocks, onChange }: BlocksProps) {
  const t = useText();
  const move = (index: number, by: -1 | 1) => {
    const to = index + by;
    if (to < 0 || to >= blocks.length) return;
    onChange(blocks.with(index, blocks[to]!).with(to, blocks[index]!));
  };
  return (
    <Panel
      title={t('正文')}
      note={t('约 {n} 分钟读完', { n: readingMinutes(readingSeconds(blocks)) })}
      extra={
        <div className={styles.inline}>
          {Object.entries(blockWords).map(([kind, word]) => (
            <Button
              key={kind}
              size="small"
              data-testid={`add-${kind}`}
              onClick={() => onChange([...blocks, newBlock(kind as ArticleBlock['kind'])])}
            >
              {t('加{kind}', { kind: t(word) })}
            </Button>
          ))}
        </div>
      }
    >
      {blocks.length === 0 && <p className="muted">{t('从右上角加第一段。')}</p>}
      <ol className={styles.blocks}>
        {blocks.map((block, i) => (
          <BlockEditor
            key={i}
            number={i + 1}
            block={block}
            onChange={(next) => onChange(blocks.with(i, next))}
            onMove={(by) => move(i, by)}
            onRemove={() => onChange(blocks.filter((_, at) => at !== i))}
          />
        ))}
      </ol>
    </Panel>
  );
}
