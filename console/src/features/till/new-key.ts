/** A key for one action. Not `randomUUID`: that is only there on https, and shops run tills on addresses of their own. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
