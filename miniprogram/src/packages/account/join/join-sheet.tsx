import { useQuery } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { PublicProgramme } from '@jieti/shared/api/joining';
import { getPrivacyNotice } from '../../../api/joining';
import { sentenceOf } from '../../../api/sentence-of';
import { AgreeButton } from '../../../components/agree-button/agree-button';
import { Sheet } from '../../../components/sheet/sheet';
import { openPage } from '../../../open-page';
import { useJoin } from './use-join';
import styles from './join.module.scss';

interface JoinSheetProps {
  readonly programme: PublicProgramme;
  /** Where to go then. */
  readonly page: string;
  readonly onClose: () => void;
}

const facts = [
  '会记下你在本店小程序里的微信编号和消费，用来算等级、发券、核销。',
  '手机号、生日、头像和昵称填不填由你，不填也能用全部功能。',
  '营销消息和个性化活动可以随时关，关了等级照旧。',
  '可以随时导出资料，或注销会员。',
];

/** The notice in full, as it is agreed to. */
function FullNotice() {
  const { data, error } = useQuery({ queryKey: ['privacy', 'notice'], queryFn: getPrivacyNotice });
  if (!data) return <Text className={styles.small}>{error ? sentenceOf(error) : '正在打开'}</Text>;
  return (
    <View id="join-notice">
      {data.sections.map((section) => (
        <View key={section.key} className={styles.part}>
          <Text className={styles.partTitle}>{section.title}</Text>
          {section.text && <Text className={styles.small}>{section.text}</Text>}
          {section.list.map((item) => (
            <View key={item.title} className={styles.item}>
              <Text className={styles.itemTitle}>{item.title}</Text>
              {item.facts.map(({ label, text }) => (
                <Text key={label} className={styles.small}>{`${label}：${text}`}</Text>
              ))}
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}

/** One sheet between looking around and being a member. */
export function JoinSheet({ programme, page, onClose }: JoinSheetProps) {
  const [reading, setReading] = useState(false);
  const { join, isJoining } = useJoin(programme.noticeVersion, () => openPage(page));
  return (
    <Sheet id="join-sheet" label="加入会员" onClose={onClose}>
      <Text className={styles.title}>{`加入${programme.shopName}会员`}</Text>
      {facts.map((fact) => (
        <View key={fact} className={styles.rule}>
          <View className={styles.dot} />
          <Text className={styles.ruleText}>{fact}</Text>
        </View>
      ))}
      <View id="join-read" className={styles.link} role="button" onClick={() => setReading(!reading)}>
        <Text>{reading ? '收起隐私说明' : '隐私说明全文'}</Text>
      </View>
      {reading && <FullNotice />}
      <View className={styles.actions}>
        <AgreeButton id="join-agree" disabled={isJoining} onAgree={join}>
          {isJoining ? '请稍等' : '同意并加入'}
        </AgreeButton>
        <View id="join-later" className={styles.later} role="button" onClick={onClose}>
          <Text>先看看</Text>
        </View>
      </View>
    </Sheet>
  );
}
