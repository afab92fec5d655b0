const constructors = { Object, Array, String, Number, Boolean, Function };

/** Property types come from the scripts' own realm; the framework compares them with ours. */
export function ownTypes(properties) {
  const own = (definition) => {
    if (typeof definition === 'function') return constructors[definition.name];
    if (definition === null || !definition.type) return definition;
    return { ...definition, type: constructors[definition.type.name] };
  };
  return Object.fromEntries(Object.entries(properties).map(([name, definition]) => [name, own(definition)]));
}
