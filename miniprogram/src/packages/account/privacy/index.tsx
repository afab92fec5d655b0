import { Text, View } from '@tarojs/components';
import type { MyPrivacy, PurposeChoice } from '@jieti/shared/api/privacy';
import { Screen } from '../../../components/screen/screen';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { ErrorState } from '../../../components/states/error-state';
import { Skeleton } from '../../../components/states/skeleton';
import { StaleNote } from '../../../components/states/stale-note';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { usePrivacy } from '../../../hooks/use-privacy';
import { usePullToRefresh } from '../../../hooks/use-pull-to-refresh';
import { openPage } from '../../../open-page';
import { Toggle } from './toggle';
import styles from './privacy.module.scss';

interface ChoiceRowProps {
  readonly choice: PurposeChoice;
  readonly busy: boolean;
  readonly onChange: (granted: boolean) => void;
}

function ChoiceRow({ choice, busy, onChange }: ChoiceRowProps) {
  const { purpose, title, wording, without, granted } = choice;
  return (
    <View className={styles.choice}>
      <View className={styles.words}>
        <Text className={styles.title}>{title}</Text>
        <Text className={styles.note}>{wording}</Text>
        {!granted && <Text className={styles.off}>{`已关闭：${without}`}</Text>}
      </View>
      <Toggle id={`privacy-${purpose}`} label={title} on={granted} disabled={busy} onChange={onChange} />
    </View>
  );
}

function Rights({ version }: { readonly version: number }) {
  return (
    <Section title="你的数据">
      <Panel padded>
        <ListRow
          id="privacy-notice"
          icon="book"
          title="隐私说明"
          note={`第 ${version} 版：收集什么、为什么、留多久、给谁`}
          onTap={() => openPage('packages/account/notice/index')}
        />
        <ListRow
          id="privacy-export"
          icon="receipt"
          title="导出我的数据"
          note="本店留着的关于你的一切，看或存成文件"
          onTap={() => openPage('packages/account/export/index')}
        />
        <ListRow
          id="privacy-close"
          icon="warn"
          title="注销会员"
          note="先看会失去什么，再决定"
          onTap={() => openPage('packages/account/close/index')}
        />
      </Panel>
    </Section>
  );
}

function Choices({ privacy, of }: { readonly privacy: MyPrivacy; readonly of: ReturnType<typeof usePrivacy> }) {
  const { mutate, isPending, variables } = of.choose;
  return (
    <Section title="由你决定">
      <Panel padded>
        {privacy.purposes.map((choice) => (
          <ChoiceRow
            key={choice.purpose}
            choice={choice}
            busy={isPending && variables.purpose === choice.purpose}
            onChange={(granted) => mutate({ purpose: choice.purpose, granted })}
          />
        ))}
      </Panel>
      {privacy.childhood && !privacy.childhood.isAgreed && (
        <Text className={styles.foot}>不满 14 岁，监护人在“我的资料”里同意后才能打开。</Text>
      )}
      <Text className={styles.foot}>关掉任何一项，等级、权益、积分和价格都不变，随时可以再打开。</Text>
    </Section>
  );
}

/** What the shop may do with the member's data, each to be taken back as easily as it was given. */
export default function PrivacyPage() {
  const of = usePrivacy();
  const { data, stored, error, refetch } = of;
  const privacy = data ?? stored?.value;
  usePullToRefresh(refetch);
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="隐私和授权" />}>
      {!privacy && !error && <Skeleton panels={2} />}
      {!privacy && error && (
        <Panel>
          <ErrorState title="授权没有加载出来" error={error} onRetry={() => void refetch()} />
        </Panel>
      )}
      {stored && error && <StaleNote id="privacy-stale" at={stored.at} what="授权" onRetry={() => void refetch()} />}
      {privacy && <Choices privacy={privacy} of={of} />}
      {privacy && <Rights version={privacy.notice.version} />}
    </Screen>
  );
}
