/** What is drawn below a node, as indented lines of ids and texts. */
export function treeOf(node, indent) {
  return [...node.childNodes].flatMap((child) => {
    if (child.nodeType === child.TEXT_NODE) return child.textContent.trim() ? [`${indent}“${child.textContent}”`] : [];
    const id = child.getAttribute?.('id');
    // The framework numbers what has no id of its own; that only nests the rest deeper.
    if (!id || id.startsWith('_')) return treeOf(child, indent);
    return [`${indent}#${id}`, ...treeOf(child, `${indent}  `)];
  });
}

/** Style modules keep the names `disabled` and `blocked` at the end of the class. */
export const isEnabled = (node) =>
  node !== undefined && !/__(disabled|blocked)(_|\s|$)/.test(node.getAttribute('class') ?? '');
