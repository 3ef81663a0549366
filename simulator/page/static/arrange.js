/** Makes these nodes the children, touching only what changed: a playing film plays on. */
export function arrange(parent, nodes) {
  const kept = new Set(nodes)
  for (const child of [...parent.children]) {
    if (!kept.has(child)) child.remove()
  }
  let next = parent.firstChild
  for (const node of nodes) {
    if (node === next) next = next.nextSibling
    else parent.insertBefore(node, next)
  }
}
