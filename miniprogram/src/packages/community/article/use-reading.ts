import Taro, { useDidHide, useDidShow, usePageScroll } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { MyArticle, ReadingOutcome } from '@jieti/shared/api/articles';
import { reportReading } from '../../../api/articles';
import { phoneNow } from '../../../clock';
import { randomId } from '../../../random-id';
import { ForegroundSeconds } from './foreground-seconds';
import { scrollShare } from './scroll-share';

export const articleBody = 'article-body';

interface Box {
  readonly top: number;
  readonly height: number;
}

/** Where the article stands in the window; undefined while it is not drawn. */
function boxOfBody(): Promise<Box | undefined> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${articleBody}`)
      .boundingClientRect()
      .exec((found: readonly (Box | null)[]) => resolve(found[0] ?? undefined));
  });
}

const lookEveryMs = 1_000;

/** What one visit has seen so far, and what of it the server has been told. */
class Visit {
  readonly seconds = new ForegroundSeconds();
  scroll = 0;
  private told = -1;

  constructor(private readonly article: Pick<MyArticle, 'id' | 'neededSeconds' | 'neededScroll' | 'isRead'>) {}

  async look(): Promise<void> {
    const box = await boxOfBody();
    if (box) this.scroll = Math.max(this.scroll, scrollShare(box, Taro.getWindowInfo().windowHeight));
  }

  isEnough(): boolean {
    const { neededSeconds, neededScroll, isRead } = this.article;
    return !isRead && this.seconds.total(phoneNow()) >= neededSeconds && this.scroll >= neededScroll;
  }

  /** Tells the totals; nothing new is not told again, and what was lost is told with the next. */
  async tell(): Promise<ReadingOutcome | undefined> {
    const seconds = this.seconds.total(phoneNow());
    const before = this.told;
    if (seconds <= before) return undefined;
    this.told = seconds;
    const body = { seconds: Math.min(seconds, 86_400), scroll: this.scroll, requestKey: randomId() };
    return reportReading(this.article.id, body).catch(() => {
      this.told = before;
      return undefined;
    });
  }
}

/** Measures a visit while its page is in front; tells the server when it is enough, and when the page is left. */
export function useReading(article: MyArticle, onCounted: () => void): ReadingOutcome | undefined {
  const [outcome, setOutcome] = useState<ReadingOutcome>();
  const visit = useRef(new Visit(article));
  const isEnoughTold = useRef(false);
  const [isShown, setShown] = useState(true);

  const tell = () =>
    void visit.current.tell().then((answer) => {
      if (!answer) return;
      setOutcome((before) => (before?.counted ? before : answer));
      if (answer.counted) onCounted();
    });
  const look = async () => {
    await visit.current.look();
    if (isEnoughTold.current || !visit.current.isEnough()) return;
    isEnoughTold.current = true;
    tell();
  };
  const leave = () => {
    visit.current.seconds.stop(phoneNow());
    setShown(false);
    tell();
  };
  useDidShow(() => setShown(true));
  useDidHide(leave);
  usePageScroll(() => void look());
  const leaving = useRef(leave);
  leaving.current = leave;
  useEffect(() => () => leaving.current(), []);
  const looking = useRef(look);
  looking.current = look;
  useEffect(() => {
    if (!isShown) return undefined;
    visit.current.seconds.start(phoneNow());
    const timer = setInterval(() => void looking.current(), lookEveryMs);
    return () => clearInterval(timer);
  }, [isShown]);
  return outcome;
}
