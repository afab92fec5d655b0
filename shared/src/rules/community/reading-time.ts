import type { ArticleBlock } from '../../model/article.js';

/** Chinese characters and Latin words a minute, at ease; seconds a picture is looked at. */
const CHARACTERS_A_MINUTE = 400;
const WORDS_A_MINUTE = 220;
const PICTURE_SECONDS = 5;
const LEAST_SECONDS = 10;

/** Estimated seconds of reading; at least ten, so that nothing is read by a glance. */
export function readingSeconds(blocks: readonly ArticleBlock[]): number {
  let seconds = 0;
  for (const block of blocks) seconds += block.kind === 'image' ? PICTURE_SECONDS : secondsOf(textOf(block));
  return Math.max(LEAST_SECONDS, Math.round(seconds));
}

/** As people are told: whole minutes, never none. */
export function readingMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}

function textOf(block: Exclude<ArticleBlock, { kind: 'image' }>): string {
  return block.kind === 'list' ? block.items.join('\n') : block.text;
}

function secondsOf(text: string): number {
  const characters = text.match(/[\u3400-\u9fff\uf900-\ufaff]/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z0-9'’-]+/g)?.length ?? 0;
  return (characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE) * 60;
}
