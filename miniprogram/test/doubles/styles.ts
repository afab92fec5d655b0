/** Class names stand for themselves. */
export default new Proxy<Record<string, string>>({}, { get: (_, name) => String(name) });
