/** The eight digits of a card's `i`, or of a poster's scene, which WeChat hands over encoded; undefined for anything else. */
export function invitationCode(params: Readonly<Record<string, string | undefined>>): string | undefined {
  const code = params['i'] ?? sceneOf(params['scene'] ?? '').get('i');
  return code && /^\d{8}$/.test(code) ? code : undefined;
}

function sceneOf(scene: string): ReadonlyMap<string, string> {
  let text = scene;
  try {
    text = decodeURIComponent(scene);
  } catch {
    // A scene cut off by whoever copied it: what can be read of it is read.
  }
  return new Map(
    text.split('&').map((part) => {
      const [key = '', value = ''] = part.split('=');
      return [key, value];
    }),
  );
}
