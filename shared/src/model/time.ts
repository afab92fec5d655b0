/** Epoch milliseconds, UTC. */
export type Instant = number;

/** Days since 1970-01-01 on the calendar of the programme's time zone. */
export type BusinessDay = number;
