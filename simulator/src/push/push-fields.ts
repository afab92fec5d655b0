/** A value of an event: text is written in CDATA, a number bare; a list repeats its element in XML. */
export type PushValue = string | number | PushFields | readonly (string | PushFields)[];

export interface PushFields {
  readonly [name: string]: PushValue;
}
