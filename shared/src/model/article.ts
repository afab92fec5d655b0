/** What an article is made of, in order; no markup, so that a phone shows nothing the shop did not write. */
export type ArticleBlock =
  | { readonly kind: 'heading' | 'text' | 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** `picture`: a `data:` address; `caption` may be empty and is what a screen reader says. */
  | { readonly kind: 'image'; readonly picture: string; readonly caption: string };
