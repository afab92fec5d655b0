import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { Survey } from '@jieti/shared/api/surveys';
import { surveysQuery } from '../../api/surveys';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { dateField } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useText, type Translate } from '../../lib/use-text';
import { stateWords } from './survey-words';

export function SurveysPage() {
  const t = useText();
  const navigate = useNavigate();
  const pages = useCursorPages();
  const query = useQuery(surveysQuery(pages.cursor));
  return (
    <>
      <PageHeader
        title={t('问卷')}
        note={t('问会员看重什么、愿不愿意推荐；每人答一次。')}
        actions={
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            data-testid="survey-new"
            onClick={() => void navigate('/surveys/new')}
          >
            {t('新建问卷')}
          </Button>
        }
      />
      <Panel flush>
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState icon="receipt" title={t('还没有问卷')} note={t('从三道题开始，答完算一次社群活动。')} />
            ) : (
              <>
                <DataTable
                  label={t('问卷')}
                  columns={columnsOf(t)}
                  rows={page.items}
                  rowKey={({ id }) => id}
                  rowTestId="survey-row"
                  dimmed={query.isPlaceholderData}
                  onOpen={({ id }) => void navigate(`/surveys/${id}`)}
                />
                <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </>
  );
}

function columnsOf(t: Translate): readonly Column<Survey>[] {
  return [
    { key: 'title', title: t('问卷'), cell: ({ title }) => <b>{title}</b> },
    {
      key: 'state',
      title: t('状态'),
      cell: ({ state }) => <Tag tone={stateWords[state].tone}>{t(stateWords[state].word)}</Tag>,
    },
    { key: 'questions', title: t('题目'), align: 'right', cell: ({ questions }) => count(questions.length) },
    { key: 'answered', title: t('答卷'), align: 'right', cell: ({ answered }) => count(answered) },
    { key: 'last', title: t('最后一天'), align: 'right', cell: ({ lastDay }) => lastDay?.replaceAll('-', '.') ?? '—' },
    {
      key: 'created',
      title: t('创建'),
      align: 'right',
      cell: ({ createdAt, createdBy }) => <span className="muted">{`${createdBy} ${dateField(createdAt)}`}</span>,
    },
  ];
}
