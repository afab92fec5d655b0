/** Something the person who starts the simulator can put right; its message is all they see. */
export class OptionError extends Error {}
