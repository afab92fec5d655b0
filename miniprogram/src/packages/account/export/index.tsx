import { useQuery } from '@tanstack/react-query';
import { Text } from '@tarojs/components';
import { exportText } from '@jieti/shared/rules/privacy/export-text';
import { getMyExport } from '../../../api/privacy';
import { Screen } from '../../../components/screen/screen';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { FilePanel } from './file-panel';
import { SectionPanel } from './section-panel';
import styles from './export.module.scss';

/** Everything the shop keeps about the member, to be read here or taken along. */
export default function ExportPage() {
  const { data, error, refetch } = useQuery({ queryKey: ['privacy', 'export'], queryFn: getMyExport, staleTime: 0 });
  usePullToRefresh(refetch);
  const kept = data?.sections.filter(({ rows }) => rows.length > 0) ?? [];
  const empty = data?.sections.filter(({ rows }) => rows.length === 0) ?? [];
  const at = data && exportText(data.generatedAt, 'time', data.timeZone);
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="导出我的数据" />}>
      {!data && !error && <Skeleton panels={4} />}
      {!data && error && (
        <Panel>
          <ErrorState title="数据没有加载出来" error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {data && (
        <>
          <Text
            id="export-at"
            className={styles.lead}
          >{`卡号 ${data.cardNo}，${at} 的数据。每次导出都会记下时间。`}</Text>
          <Section title="带走">
            <FilePanel day={at?.slice(0, 10) ?? ''} />
          </Section>
          <Section title="在这里看">
            {kept.map((section) => (
              <SectionPanel key={section.key} section={section} timeZone={data.timeZone} />
            ))}
            {empty.length > 0 && (
              <Text
                id="export-empty"
                className={styles.lead}
              >{`没有记录：${empty.map(({ title }) => title).join('、')}`}</Text>
            )}
          </Section>
        </>
      )}
    </Screen>
  );
}
