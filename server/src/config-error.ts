/** A setting that cannot be used; its message is the one sentence the operator sees before the process ends. */
export class ConfigError extends Error {}
