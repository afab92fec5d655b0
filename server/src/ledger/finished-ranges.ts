interface Reached {
  /** Everybody up to this id is done. */
  readonly afterId: number;
  readonly members: number;
}

/** Ranges come to an end in any order; work that stops may go on behind the last before which none is missing. */
export class FinishedRanges {
  private readonly early = new Map<number, { readonly lastId: number; readonly members: number }>();
  private next = 0;

  constructor(private reached: Reached) {}

  /** The range of this place in the walk, counted from 0. */
  add(place: number, lastId: number, members: number): void {
    this.early.set(place, { lastId, members });
    for (let one = this.early.get(this.next); one; one = this.early.get(this.next)) {
      this.reached = { afterId: one.lastId, members: this.reached.members + one.members };
      this.early.delete(this.next);
      this.next += 1;
    }
  }

  upTo(): Reached {
    return this.reached;
  }
}
