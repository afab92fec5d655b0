/** How many points the clerk put on the bill; `most`: as many as it takes, whatever is typed. */
export type PointsChoice = number | 'most';
