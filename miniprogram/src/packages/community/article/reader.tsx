import { Button, Image, Text, View } from '@tarojs/components';
import type { MyArticle } from '@jieti/shared/api/articles';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { dayOfInstant } from '../../../format';
import styles from './article.module.scss';
import { readingNote } from './reading-note';
import { articleBody, useReading } from './use-reading';

function Block({ block }: { readonly block: MyArticle['body'][number] }) {
  switch (block.kind) {
    case 'heading':
      return <Text className={styles.heading}>{block.text}</Text>;
    case 'text':
      return (
        <Text className={styles.text} userSelect>
          {block.text}
        </Text>
      );
    case 'quote':
      return <Text className={styles.quote}>{block.text}</Text>;
    case 'list':
      return (
        <View className={styles.items}>
          {block.items.map((item, i) => (
            <View key={`${i}${item}`} className={styles.item}>
              <View className={styles.dot} />
              <Text className={styles.itemText}>{item}</Text>
            </View>
          ))}
        </View>
      );
    case 'image':
      return (
        <View className={styles.figure}>
          <Image className={styles.image} mode="widthFix" src={block.picture} aria-label={block.caption} />
          {block.caption && <Text className={styles.caption}>{block.caption}</Text>}
        </View>
      );
    default:
      return block satisfies never;
  }
}

function Related({ products }: { readonly products: MyArticle['relatedProducts'] }) {
  if (products.length === 0) return null;
  return (
    <Section title="文中提到">
      <Panel padded>
        {products.map(({ name, note }) => (
          <View key={name} className={styles.product}>
            <Text className={styles.productName}>{name}</Text>
            {note && <Text className={styles.productNote}>{note}</Text>}
          </View>
        ))}
      </Panel>
    </Section>
  );
}

/** The article itself, what reading it counts, and the way to pass it on. */
export function Reader({ article, onCounted }: { readonly article: MyArticle; readonly onCounted: () => void }) {
  const outcome = useReading(article, onCounted);
  const note = readingNote(article, outcome);
  const { title, summary, publishedAt, minutes, body, relatedProducts } = article;
  return (
    <View>
      <View id={articleBody}>
        <Text className={styles.title}>{title}</Text>
        <Text className={styles.meta}>{`${dayOfInstant(publishedAt)}，约 ${minutes} 分钟`}</Text>
        {summary && <Text className={styles.lead}>{summary}</Text>}
        {body.map((block, i) => (
          <Block key={i} block={block} />
        ))}
      </View>
      {note && (
        <View id="reading-note" className={`${styles.note} ${outcome?.counted ? styles.counted : ''}`}>
          <Text>{note}</Text>
        </View>
      )}
      <Related products={relatedProducts} />
      <View className={styles.pass}>
        <Button id="article-share" className={styles.share} openType="share">
          发给朋友
        </Button>
      </View>
    </View>
  );
}
