import { useMutation } from '@tanstack/react-query';
import { Text, View } from '@tarojs/components';
import { getExportFile, type ExportFormat } from '../../../api/privacy';
import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { Panel } from '../../../components/section/panel';
import { toast } from '../../../toast';
import { handOver, handOverLabel } from './hand-over';
import styles from './export.module.scss';

interface FileRowProps {
  readonly format: ExportFormat;
  readonly title: string;
  readonly note: string;
  readonly fileName: string;
}

/** Prepared first, handed over by a tap of its own: WeChat takes a file only straight from a finger. */
function FileRow({ format, title, note, fileName }: FileRowProps) {
  const prepare = useMutation({
    mutationFn: () => getExportFile(format),
    onError: (error) => toast(sentenceOf(error)),
  });
  const give = (path: string) => {
    handOver(path, fileName).then(
      (outcome) => outcome === 'done' && toast('文件已交给你，请收好。'),
      () => toast('文件没有交出去，请再试一次。'),
    );
  };
  const path = prepare.data;
  return (
    <View className={styles.file}>
      <View className={styles.fileText}>
        <Text className={styles.fileTitle}>{title}</Text>
        <Text className={styles.fileNote}>{path ? '文件准备好了，里面有你的全部数据，请收好。' : note}</Text>
      </View>
      {path ? (
        <PillButton id={`export-save-${format}`} tone="solid" onTap={() => give(path)}>
          {handOverLabel}
        </PillButton>
      ) : (
        <PillButton id={`export-prepare-${format}`} disabled={prepare.isPending} onTap={() => prepare.mutate()}>
          {prepare.isPending ? '正在准备' : '准备文件'}
        </PillButton>
      )}
    </View>
  );
}

/** The whole of it as files. */
export function FilePanel({ day }: { readonly day: string }) {
  return (
    <Panel padded>
      <FileRow format="html" title="一页网页" note="手机和电脑都能打开，可以打印" fileName={`会员数据-${day}.html`} />
      <FileRow format="json" title="JSON 文件" note="程序可读，换到别处时用" fileName={`会员数据-${day}.json`} />
    </Panel>
  );
}
