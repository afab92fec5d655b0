/** What personal data may be used for beside the membership itself, each agreed to and taken back on its own (PIPL 14, 15). */
export type Purpose =
  /** Offers and news by message. */
  | 'marketing'
  /** Offers chosen by what the member bought and did; without it everybody's offers, the same tier. */
  | 'personalisation'
  /** Which pages were opened and for how long. */
  | 'browsing'
  /** Being in the shop's groups, and coming from them, counted as engagement. */
  | 'groups';
