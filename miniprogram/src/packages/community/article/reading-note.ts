import type { MyArticle, ReadingOutcome } from '@jieti/shared/api/articles';

function timeWords(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

/** What reading counts, said before and after; nothing where the rules give nothing. */
export function readingNote(
  {
    worth,
    isRead,
    neededSeconds,
    neededScroll,
  }: Pick<MyArticle, 'worth' | 'isRead' | 'neededSeconds' | 'neededScroll'>,
  outcome: ReadingOutcome | undefined,
): string {
  if (outcome?.counted) {
    if (outcome.gained > 0) return `读完了，成长值 +${outcome.gained}，已经记上。`;
    return worth > 0 ? '读完了。会员规则的上限到了，这篇没有再加成长值。' : '';
  }
  if (isRead || outcome?.isRead) return '这篇你读过了。';
  if (worth <= 0) return '';
  return `读满 ${timeWords(neededSeconds)}、看到全文的 ${neededScroll}%，成长值 +${worth}，每篇一次。`;
}
