import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ExportSection, MyExport } from '@jieti/shared/api/privacy';
import { exportText } from '@jieti/shared/rules/privacy/export-text';
import { Icon } from '../../../components/icon/icon';
import { Panel } from '../../../components/section/panel';
import styles from './export.module.scss';

interface SectionPanelProps {
  readonly section: ExportSection;
  readonly timeZone: MyExport['timeZone'];
}

function Rows({ section, timeZone }: SectionPanelProps) {
  return (
    <>
      {section.rows.map((row, at) => (
        <View key={at} className={styles.row}>
          {section.columns.map(
            ({ key, title, kind }, i) =>
              row[i] !== null && (
                <View key={key} className={styles.fact}>
                  <Text className={styles.label}>{title}</Text>
                  <Text className={styles.value}>
                    {kind === 'picture' ? '图片在文件里' : exportText(row[i] ?? null, kind, timeZone)}
                  </Text>
                </View>
              ),
          )}
        </View>
      ))}
      {section.more && <Text className={styles.more}>更早的记录在文件里</Text>}
    </>
  );
}

const countOf = ({ rows, more }: ExportSection): string => (more ? `${rows.length} 条以上` : `${rows.length} 条`);

/** One kind of data, folded until it is asked for. */
export function SectionPanel({ section, timeZone }: SectionPanelProps) {
  const [open, setOpen] = useState(false);
  return (
    <View className={styles.section}>
      <Panel padded>
        <View
          id={`export-${section.key}`}
          className={styles.head}
          role="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <View className={styles.fileText}>
            <Text className={styles.fileTitle}>{section.title}</Text>
            <Text className={styles.fileNote}>{section.note}</Text>
          </View>
          <Text className={styles.count}>{countOf(section)}</Text>
          <View className={open ? styles.up : styles.down}>
            <Icon name="down" size={16} />
          </View>
        </View>
        {open && <Rows section={section} timeZone={timeZone} />}
      </Panel>
    </View>
  );
}
